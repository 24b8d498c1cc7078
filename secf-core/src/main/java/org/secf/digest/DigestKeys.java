package org.secf.digest;

import java.time.Duration;
import java.util.List;
import org.secf.identity.GroupMapping;
import org.secf.mechanism.GroupKeys;
import org.secf.settings.Key;
import org.secf.settings.Kind;

/** Every setting below {@code secf.digest}; {@link DigestAuthenticationMechanismDefinition} has an attribute for each. */
public final class DigestKeys {

    public static final Key<String> REALM = Key.required(
            "realm", Kind.one(DigestPolicy.REALM, DigestKeys::realm), "The name of the realm; part of every secret.");

    public static final Key<List<DigestAlgorithm>> ALGORITHMS = Key.of(
            "algorithms",
            Kind.list("SHA-256 and SHA-512-256", DigestKeys::algorithm),
            List.of(DigestAlgorithm.SHA_256),
            "The algorithms that are offered, in the order of preference; a user needs a secret for each.");

    public static final Key<Boolean> ACCEPT_MD5 = Key.of(
            "accept-md5", Kind.FLAG, false, "Dangerous: whether MD5 is offered too, after all others, and accepted.");

    public static final Key<List<QualityOfProtection>> QOP = Key.of(
            "qop",
            Kind.list("auth-int and auth", DigestKeys::qop),
            List.of(QualityOfProtection.AUTH_INT, QualityOfProtection.AUTH),
            "What an answer may cover, in the order of preference; auth-int covers the body.");

    public static final Key<Duration> NONCE_LIFETIME = Key.of(
            "nonce-lifetime",
            Kind.duration(Duration.ofSeconds(1), Duration.ofMinutes(10)),
            Duration.ofSeconds(60),
            "How long a nonce may be answered, and how long each answer is remembered at least.");

    public static final Key<Boolean> USERHASH = Key.of(
            "userhash",
            Kind.FLAG,
            false,
            "Whether clients may send a hash instead of the user's name, and are asked to.");

    public static final Key<String> SECRETS = Key.secret(
            "secrets",
            Kind.TEXT,
            "file: and the file of secrets that only its owner may read; needed unless the application has a bean DigestSecrets.");

    public static final Key<Integer> MAX_BODY = Key.of(
            "max-body",
            Kind.number(0, 64 * 1024 * 1024),
            256 * 1024,
            "The most bytes of a body that an answer with auth-int covers; a longer one is refused.");

    public static final Key<GroupMapping> GROUP_MAPPING = GroupKeys.mapping("");

    public static final Key<String> GROUP_SEPARATOR = GroupKeys.separator("");

    /** All of them, in the order of the reference. */
    public static final List<Key<?>> ALL = List.of(
            REALM,
            ALGORITHMS,
            ACCEPT_MD5,
            QOP,
            NONCE_LIFETIME,
            USERHASH,
            SECRETS,
            MAX_BODY,
            GROUP_MAPPING,
            GROUP_SEPARATOR);

    private DigestKeys() {}

    private static String realm(String text) {
        if (!DigestPolicy.isRealm(text)) {
            throw new IllegalArgumentException("not a realm");
        }
        return text;
    }

    private static DigestAlgorithm algorithm(String text) {
        return DigestAlgorithm.named(text)
                .filter(algorithm -> algorithm != DigestAlgorithm.MD5)
                .orElseThrow(() -> new IllegalArgumentException("not an algorithm"));
    }

    private static QualityOfProtection qop(String text) {
        return QualityOfProtection.named(text).orElseThrow(() -> new IllegalArgumentException("not a qop"));
    }
}
