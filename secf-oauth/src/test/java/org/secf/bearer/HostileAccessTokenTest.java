package org.secf.bearer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.secf.crypto.Crypto;
import org.secf.jwt.FixedKeys;
import org.secf.jwt.JwtPolicy;
import org.secf.jwt.KeyFitness;
import org.secf.oauth.mint.TokenCase;
import org.secf.oauth.mint.TokenGroup;
import org.secf.oauth.mint.TokenKind;
import org.secf.oauth.mint.TokenVectors;
import org.secf.oauth.testing.TestIssuer;
import org.secf.verdict.Rejection;

/** Every hostile token of the catalogue, against whoever judges access tokens. */
class HostileAccessTokenTest {

    private static final TokenGroup GROUP = TokenVectors.committed(TokenKind.ACCESS_TOKEN.group());
    private static final AccessTokenJudge JUDGE = new AccessTokenJudge(
            new AccessTokenJudge.Rules(
                    TestIssuer.ISSUER,
                    Set.of(TestIssuer.AUDIENCE),
                    new JwtPolicy(Set.of("at+jwt"), TokenVectors.ALGORITHMS, JwtPolicy.LONGEST),
                    Duration.ofSeconds(30),
                    Duration.ofDays(1)),
            FixedKeys.read(GROUP.jwks(), new KeyFitness(Crypto.jdk(), TokenVectors.ALGORITHMS, TestIssuer.ISSUER)),
            TestIssuer.CLOCK);

    static Stream<TokenCase> tokens() {
        return GROUP.cases().stream();
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void isAnswered(TokenCase each) {
        String answer = JUDGE.judge(each.token())
                .rejection()
                .map(Rejection::reason)
                .map(reason -> reason.name())
                .orElse("");
        assertThat(answer).isEqualTo(each.reason());
    }
}
