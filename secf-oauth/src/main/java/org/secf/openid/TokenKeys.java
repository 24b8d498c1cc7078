package org.secf.openid;

import java.time.Duration;
import java.util.List;
import org.secf.settings.Key;
import org.secf.settings.Kind;
import org.secf.signature.SignatureAlgorithm;

/** The settings of which tokens of the provider are believed; {@link OpenIdTokensDefinition} has an attribute for each. */
final class TokenKeys {

    private static final Duration LARGEST_SKEW = Duration.ofMinutes(5);

    static final Key<List<SignatureAlgorithm>> ALGORITHMS = Key.of(
            "id-token.algorithms",
            algorithms(),
            List.of(SignatureAlgorithm.RSA_V1_5_SHA256),
            "By which algorithms the provider signs tokens for us; those by a shared secret alone, or none of them.");

    static final Key<Boolean> ENCRYPTED = Key.of(
            "id-token.encrypted",
            Kind.FLAG,
            false,
            "Whether the provider encrypts tokens to the keys of id-token.key-set; others are refused then.");

    static final Key<String> KEY_SET = Key.optional(
            "id-token.key-set", Kind.TEXT, "The key set that opens encrypted tokens; main is the set without a name.");

    static final Key<List<String>> OTHER_AUDIENCES = Key.of(
            "id-token.other-audiences",
            Kind.list("names without space", Texts::ascii),
            List.of(),
            "Who else ID tokens may be for, such as other applications of ours.");

    static final Key<Duration> CLOCK_SKEW = Key.of(
            "id-token.clock-skew",
            Kind.duration(Duration.ZERO, LARGEST_SKEW),
            Duration.ofSeconds(30),
            "Tolerance of every time check.");

    static final Key<Duration> MAX_AGE = Key.of(
            "id-token.max-age",
            Kind.duration(Duration.ofSeconds(10), Duration.ofHours(1)),
            Duration.ofMinutes(5),
            "How long after it was issued a token of the provider is taken.");

    static final Key<Boolean> USER_INFO_SIGNED = Key.of(
            "id-token.user-info-signed",
            Kind.FLAG,
            false,
            "Whether answers about users are signed as ID tokens are; plain ones are refused then.");

    static final List<Key<?>> ALL =
            List.of(ALGORITHMS, ENCRYPTED, KEY_SET, OTHER_AUDIENCES, CLOCK_SKEW, MAX_AGE, USER_INFO_SIGNED);

    private TokenKeys() {}

    private static Kind<List<SignatureAlgorithm>> algorithms() {
        return Kind.list(
                "algorithms by the names of RFC 7518, such as RS256",
                text -> SignatureAlgorithm.ofJose(text)
                        .orElseThrow(() -> new IllegalArgumentException("no such algorithm")));
    }
}
