package org.secf.introspection;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.secf.crypto.Crypto;
import org.secf.jwt.FixedKeys;
import org.secf.jwt.JwtPolicy;
import org.secf.jwt.JwtVerifier;
import org.secf.jwt.KeyFitness;
import org.secf.oauth.mint.TokenCase;
import org.secf.oauth.mint.TokenGroup;
import org.secf.oauth.mint.TokenKind;
import org.secf.oauth.mint.TokenVectors;
import org.secf.oauth.testing.TestIssuer;
import org.secf.verdict.Verdict;

/** Every hostile token of the catalogue, as the answer of whoever is asked about a token (RFC 9701 §5). */
class HostileAnswerTest {

    private static final TokenGroup GROUP = TokenGroup.of(TokenKind.INTROSPECTION_ANSWER);
    private static final SignedAnswers ANSWERS = new SignedAnswers(
            new JwtVerifier(
                    new JwtPolicy(Set.of(SignedAnswers.TYPE), TokenVectors.ALGORITHMS, JwtPolicy.LONGEST),
                    FixedKeys.read(
                            GROUP.jwks(), new KeyFitness(Crypto.jdk(), TokenVectors.ALGORITHMS, TestIssuer.ISSUER))),
            TestIssuer.ISSUER,
            TokenKind.CLIENT,
            TestIssuer.CLOCK);

    static Stream<TokenCase> answers() {
        return GROUP.cases().stream().filter(each -> !isOuterSpace(each.token()));
    }

    /** An answer may end with an end of line. */
    private static boolean isOuterSpace(String token) {
        return !token.strip().equals(token);
    }

    @ParameterizedTest
    @MethodSource("answers")
    void isAnswered(TokenCase each) {
        Verdict<JsonObject> verdict = ANSWERS.read(each.token());
        if (each.reason().isEmpty()) {
            assertThat(verdict.rejection()).isEmpty();
        } else {
            assertThat(verdict.rejection()).hasValueSatisfying(rejection -> {
                assertThat(rejection.reason()).isEqualTo(IntrospectionReason.INTROSPECTION_NOT_SIGNED);
                assertThat(rejection.received()).startsWith(each.reason() + ": ");
            });
        }
    }
}
