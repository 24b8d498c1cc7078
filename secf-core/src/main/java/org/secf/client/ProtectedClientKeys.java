package org.secf.client;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.secf.http.Origin;
import org.secf.http.PublicUrl;
import org.secf.integrity.JwksSource;
import org.secf.payload.PayloadForm;
import org.secf.settings.Key;
import org.secf.settings.Kind;
import org.secf.signature.Component;
import org.secf.signature.SignatureAlgorithm;
import org.secf.tls.TlsKeys;

/** Every setting below {@code secf.client}; {@link ProtectedClientDefinition} has an attribute for each. */
final class ProtectedClientKeys {

    private static final String ALGORITHM_EXPECTED = "a name of RFC 9421 such as ed25519";
    private static final String JWKS_EXPECTED = "an https address of a JSON Web Key Set";
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration DAY = Duration.ofDays(1);

    static final Key<List<Origin>> ORIGINS = Key.of(
            "origins",
            Kind.list(
                    "https addresses of scheme, host and port such as https://partner.example.org",
                    ProtectedClientKeys::origin),
            List.of(),
            "The servers that are called. No other is sent a signature by our key, or believed by the keys below. Required, but with home, which names servers itself.");

    static final Key<String> KEY_SET = Key.optional(
            "key-set",
            Kind.TEXT,
            "The key set whose active signing key signs requests; without it none can be signed by this client.");

    static final Key<SignatureAlgorithm> ALGORITHM = Key.optional(
            "algorithm",
            Kind.one(ALGORITHM_EXPECTED + ", not hmac-sha256", ProtectedClientKeys::asymmetric),
            "The algorithm of requests; by default the one of the key's kind, and rsa-pss-sha512 for RSA.");

    static final Key<Duration> EXPIRES =
            Key.of("expires", Kind.duration(SECOND, DAY), Duration.ofMinutes(1), "How long a request may be believed.");

    static final Key<String> TAG =
            Key.optional("tag", Kind.TEXT, "The application that signatures of requests are for.");

    static final Key<List<Component>> COMPONENTS = Key.of(
            "components",
            Kind.list(Component.EXPECTED_TEXT, Component::parse),
            List.of(),
            "What every signature of a request covers beside method, authority, path, query, digest and type; a request without it is not sent.");

    static final Key<String> SERVER_KEY_SET = Key.optional(
            "server-key-set",
            Kind.TEXT,
            "The key set whose trust anchors are the servers' own certificates, by which answers are believed; keyid is the thumbprint of the key.");

    static final Key<List<URI>> SERVER_JWKS = Key.of(
            "server-jwks",
            Kind.list(JWKS_EXPECTED, ProtectedClientKeys::jwks),
            List.of(),
            "Where the servers publish the keys by which their answers are believed.");

    static final Key<Duration> JWKS_REFRESH = Key.of(
            "jwks-refresh",
            Kind.duration(Duration.ofMinutes(1), DAY),
            Duration.ofHours(1),
            "After this time published keys are loaded again; for an unknown key earlier, at most once in ten seconds.");

    static final Key<List<Component>> ANSWER_COMPONENTS = Key.of(
            "answer-components",
            Kind.list(Component.EXPECTED_TEXT, Component::parse),
            List.of(),
            "What every signature of an answer has to cover beside status, digest and type of the content and the request that it answers.");

    static final Key<List<SignatureAlgorithm>> ANSWER_ALGORITHMS = Key.of(
            "answer-algorithms",
            Kind.list(ALGORITHM_EXPECTED, ProtectedClientKeys::algorithm),
            List.copyOf(SignatureAlgorithm.registered()),
            "The algorithms of answers that are believed, of keys that are for them.");

    static final Key<Duration> ANSWER_MAX_AGE = Key.of(
            "answer-max-age",
            Kind.duration(SECOND, DAY),
            Duration.ofMinutes(1),
            "How long after it was signed an answer is believed.");

    static final Key<Duration> ANSWER_CLOCK_SKEW = Key.of(
            "answer-clock-skew",
            Kind.duration(Duration.ZERO, Duration.ofMinutes(5)),
            Duration.ofSeconds(5),
            "How far a server's clock may be from ours.");

    static final Key<String> ANSWER_TAG = Key.optional(
            "answer-tag",
            Kind.TEXT,
            "The tag of the signature of an answer that counts; where it is not given, only signatures without a tag do.");

    static final Key<String> HOME = Key.optional(
            "home",
            Kind.TEXT,
            "The client by which the home network is called, whose server-key-set proves it: servers are believed as the home vouches for them, and not otherwise.");

    static final Key<URI> HOME_STATEMENT = Key.optional(
            "home-statement",
            Kind.one("an https address", ProtectedClientKeys::jwks),
            "Where the home hands out its statement of the servers that it vouches for; the statement names the same address as its issuer.");

    static final Key<Duration> HOME_REFRESH = Key.of(
            "home-refresh",
            Kind.duration(Duration.ofSeconds(10), DAY),
            Duration.ofMinutes(5),
            "After this time the home is asked again; for a server or a key that it did not name earlier, at most once in ten seconds.");

    static final Key<Duration> HOME_MAX_AGE = Key.of(
            "home-max-age",
            Kind.duration(Duration.ofSeconds(10), DAY),
            Duration.ofHours(1),
            "How long what the home said last is believed while it cannot be asked: so long a withdrawal may go unnoticed.");

    static final Key<Duration> HOME_MAX_LIFE = Key.of(
            "home-max-life",
            Kind.duration(Duration.ofMinutes(1), Duration.ofDays(30)),
            DAY,
            "How long a statement may last, from its beginning to its end.");

    static final Key<List<URI>> RECIPIENT_JWKS = Key.of(
            "recipient-jwks",
            Kind.list(JWKS_EXPECTED, ProtectedClientKeys::jwks),
            List.of(),
            "Where the servers publish the keys that requests are encrypted to; without it none can be encrypted by this client.");

    static final Key<PayloadForm> ENCRYPTION_FORM = Key.optional(
            "encryption-form",
            Kind.one("HPKE or JWE", ProtectedClientKeys::form),
            "The form in which requests are encrypted; by default HPKE where the recipient has a key for it, else JWE.");

    static final Key<String> DECRYPTION_KEY_SET = Key.optional(
            "decryption-key-set",
            Kind.TEXT,
            "The key set that answers are decrypted by. Where it is given, an answer with content that everybody can read is refused.");

    /** All of them, in the order of the reference. */
    static final List<Key<?>> ALL = Stream.of(
                    List.of(
                            ORIGINS,
                            KEY_SET,
                            ALGORITHM,
                            EXPIRES,
                            TAG,
                            COMPONENTS,
                            SERVER_KEY_SET,
                            SERVER_JWKS,
                            JWKS_REFRESH,
                            ANSWER_COMPONENTS,
                            ANSWER_ALGORITHMS,
                            ANSWER_MAX_AGE,
                            ANSWER_CLOCK_SKEW,
                            ANSWER_TAG,
                            HOME,
                            HOME_STATEMENT,
                            HOME_REFRESH,
                            HOME_MAX_AGE,
                            HOME_MAX_LIFE,
                            RECIPIENT_JWKS,
                            ENCRYPTION_FORM,
                            DECRYPTION_KEY_SET),
                    TlsKeys.ALL)
            .<Key<?>>flatMap(List::stream)
            .toList();

    private ProtectedClientKeys() {}

    /** Nothing but the origin: a path would look as if it bounded something. */
    private static Origin origin(String text) {
        PublicUrl url = PublicUrl.parse(text);
        if (!url.toString().equals(url.origin())) {
            throw new IllegalArgumentException("no path");
        }
        return Origin.of(text).orElseThrow(() -> new IllegalArgumentException("no origin"));
    }

    private static URI jwks(String text) {
        return JwksSource.address(text).orElseThrow(() -> new IllegalArgumentException(JWKS_EXPECTED));
    }

    private static SignatureAlgorithm algorithm(String text) {
        return SignatureAlgorithm.named(text).orElseThrow(() -> new IllegalArgumentException("not an algorithm"));
    }

    private static SignatureAlgorithm asymmetric(String text) {
        SignatureAlgorithm algorithm = algorithm(text);
        if (algorithm.isSymmetric()) {
            throw new IllegalArgumentException("a shared secret is no key set's");
        }
        return algorithm;
    }

    private static PayloadForm form(String text) {
        if (!List.of("HPKE", "JWE").contains(text)) {
            throw new IllegalArgumentException("not a form for public keys");
        }
        return PayloadForm.valueOf(text);
    }
}
