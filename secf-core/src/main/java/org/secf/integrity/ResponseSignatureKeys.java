package org.secf.integrity;

import java.time.Duration;
import java.util.List;
import org.secf.http.PublicUrl;
import org.secf.keys.set.KeyRing;
import org.secf.settings.Key;
import org.secf.settings.Kind;
import org.secf.signature.SignatureAlgorithm;

/** Every setting below {@code secf.response-signature}; {@link ResponseSignatureDefinition} has an attribute for each. */
final class ResponseSignatureKeys {

    static final Key<PublicUrl> BASE_URL = Key.required(
            "base-url",
            Kind.one("an https address such as https://enabler.example.org/enabler", PublicUrl::parse),
            "Where the application is reached, as clients address it; responses are bound to requests there.");

    static final Key<String> KEY_SET =
            Key.of("key-set", Kind.TEXT, KeyRing.MAIN, "The key set whose active signing key signs responses.");

    static final Key<SignatureAlgorithm> ALGORITHM = Key.optional(
            "algorithm",
            Kind.one(
                    "a name of RFC 9421 such as ed25519, not hmac-sha256",
                    text -> SignatureAlgorithm.named(text)
                            .filter(algorithm -> !algorithm.isSymmetric())
                            .orElseThrow(() -> new IllegalArgumentException("not an algorithm"))),
            "The algorithm; by default the one of the key's kind, and rsa-pss-sha512 for RSA.");

    static final Key<Duration> EXPIRES = Key.of(
            "expires",
            Kind.duration(Duration.ofSeconds(1), Duration.ofDays(1)),
            Duration.ofMinutes(5),
            "How long a response may be believed.");

    static final Key<String> TAG = Key.optional("tag", Kind.TEXT, "The application that signatures are for.");

    static final Key<Boolean> SIGNED_CHUNKS = Key.of(
            "signed-chunks",
            Kind.FLAG,
            true,
            "Whether responses that are too long to be held back are signed in chunks for clients who ask for that; others get trailers.");

    /** All of them, in the order of the reference. */
    static final List<Key<?>> ALL = List.of(BASE_URL, KEY_SET, ALGORITHM, EXPIRES, TAG, SIGNED_CHUNKS);

    private ResponseSignatureKeys() {}
}
