package org.secf.mechanism;

import java.time.Duration;
import java.util.List;
import org.secf.settings.Key;
import org.secf.settings.Kind;

/** The settings of the tokens by which an application vouches for its callers towards other applications and servers. */
public final class CallerTokenKeys {

    /** Without it, and without {@link #KEY_SET}, nobody is vouched for. */
    public static final Key<String> SIGNING_KEY = Key.optional(
            "caller-token.signing-key",
            Kind.TEXT,
            "file: and a PEM file (PKCS#8), or store: and an alias, with the RSA key by which the application vouches for its callers towards other applications and servers.");

    /** The same, followed while the application runs. */
    public static final Key<String> KEY_SET = Key.optional(
            "caller-token.key-set",
            Kind.TEXT,
            "In place of the signing key a key set, whose active RSA signing key vouches; tokens name it by its thumbprint as kid, by which token realms find it in their key-map.");

    /** Who vouches. */
    public static final Key<String> ISSUER = Key.of(
            "caller-token.issuer",
            Kind.TEXT,
            "secf",
            "How the application calls itself where it vouches for a caller.");

    /** Towards whom. */
    public static final Key<List<String>> AUDIENCE = Key.of(
            "caller-token.audience",
            Kind.TEXTS,
            List.of("secf"),
            "Who is to believe it; every security domain and server that the application calls believes one of these names.");

    /** For how long. */
    public static final Key<Duration> LIFETIME = Key.of(
            "caller-token.lifetime",
            Kind.duration(Duration.ofSeconds(30), Duration.ofHours(1)),
            Duration.ofMinutes(5),
            "How long one token is believed; a fresh one is made when half of that is over.");

    /** Every one. */
    public static final List<Key<?>> ALL = List.of(SIGNING_KEY, KEY_SET, ISSUER, AUDIENCE, LIFETIME);

    private CallerTokenKeys() {}
}
