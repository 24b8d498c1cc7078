package org.secf.keyset;

import java.time.Duration;
import java.util.List;
import org.secf.keys.set.KeyRing;
import org.secf.settings.HiddenValueException;
import org.secf.settings.Key;
import org.secf.settings.Kind;

/** The settings of a key set, below {@code secf.keys}. */
final class KeySetKeys {

    /** Instead of a path: nothing is published. */
    static final String NONE = "none";

    private static final String KEY =
            "file:/path of a PEM file with the private key (PKCS#8) and its certificates, store:alias, or store:name/alias";

    static final Key<String> STORE = Key.optional(
            "store",
            Kind.TEXT,
            "The name of the secret store that holds the keys and their lives; by default the store without a name.");

    static final Key<String> SIGNING_KEY = Key.optional(
            "signing-key", location(KEY), "The key that signs, where no store holds the set: " + KEY + ".");

    static final Key<String> NEXT_SIGNING_KEY = Key.optional(
            "next-signing-key", location(KEY), "The key that will sign after the next deployment, published already.");

    static final Key<List<String>> DECRYPTION_KEYS = Key.of(
            "decryption-keys",
            Kind.list(KEY, KeySetKeys::located),
            List.of(),
            "The keys that decrypt, where no store holds the set; others are to encrypt to the first.");

    static final Key<List<String>> TRUST_ANCHORS = Key.of(
            "trust-anchors",
            Kind.TEXTS,
            List.of(),
            "Certificates that are believed, where no store holds the set: PEM files, on the class path too, or "
                    + KeyRing.EXPECTED + ".");

    static final Key<String> JWKS_URI = Key.of(
            "jwks-uri",
            Kind.one("a path below the application such as /.well-known/jwks.json, or none", KeySetKeys::path),
            "/.well-known/jwks.json",
            "The path below the application where the public keys are published (RFC 7517); none publishes nothing.");

    static final Key<Duration> JWKS_MAX_AGE = Key.of(
            "jwks-max-age",
            Kind.duration(Duration.ZERO, Duration.ofDays(1)),
            Duration.ofMinutes(5),
            "How long others may keep the published keys; a rotation needs more notice than that.");

    static final List<Key<?>> ALL =
            List.of(STORE, SIGNING_KEY, NEXT_SIGNING_KEY, DECRYPTION_KEYS, TRUST_ANCHORS, JWKS_URI, JWKS_MAX_AGE);

    private KeySetKeys() {}

    private static Kind<String> location(String expected) {
        return Kind.one(expected, KeySetKeys::located);
    }

    private static String located(String text) {
        if (!text.matches("(file|store):.+")) {
            throw new HiddenValueException("a location");
        }
        return text;
    }

    private static String path(String text) {
        if (!text.matches("none|/[A-Za-z0-9._~/-]+")) {
            throw new IllegalArgumentException("no path");
        }
        return text;
    }
}
