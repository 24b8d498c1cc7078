package org.secf.bearer;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.secf.crypto.Crypto;
import org.secf.identity.Delegate;
import org.secf.jwt.FixedKeys;
import org.secf.jwt.JwtPolicy;
import org.secf.jwt.KeyFitness;
import org.secf.oauth.testing.Jws;
import org.secf.oauth.testing.Refusals;
import org.secf.oauth.testing.TestIssuer;
import org.secf.signature.SignatureAlgorithm;

/** What a tool says of a token is what the mechanism would. */
class AccessTokenJudgeTest {

    private static AccessTokenJudge judge(String... actors) {
        Set<SignatureAlgorithm> algorithms = AccessTokenJudge.usualAlgorithms();
        return new AccessTokenJudge(
                new AccessTokenJudge.Rules(
                        TestIssuer.ISSUER,
                        Set.of(TestIssuer.AUDIENCE),
                        new JwtPolicy(Set.of("at+jwt"), algorithms, AccessTokenJudge.usualLength()),
                        Duration.ofSeconds(30),
                        Duration.ofDays(1),
                        Set.of(actors)),
                FixedKeys.read(new TestIssuer().jwks(), new KeyFitness(Crypto.jdk(), algorithms, TestIssuer.ISSUER)),
                TestIssuer.CLOCK);
    }

    private static JsonObject actor(String name) {
        return Json.createObjectBuilder().add("sub", name).build();
    }

    private static List<String> names(Collection<SignatureAlgorithm> algorithms) {
        return algorithms.stream().map(SignatureAlgorithm::joseName).toList();
    }

    private static Object usual(Class<?> definition, String attribute) {
        return Arrays.stream(definition.getDeclaredMethods())
                .filter(method -> method.getName().equals(attribute))
                .findFirst()
                .orElseThrow()
                .getDefaultValue();
    }

    @Test
    void believesTheAlgorithmsThatDefinitionsDo() {
        assertThat(names(AccessTokenJudge.usualAlgorithms())).containsExactlyInAnyOrder((String[])
                usual(BearerTokenAuthenticationMechanismDefinition.class, "algorithms"));
        assertThat(names(AccessTokenJudge.usualAlgorithmsOfProofs()))
                .containsExactlyInAnyOrder((String[]) usual(DpopDefinition.class, "algorithms"));
        assertThat(AccessTokenJudge.usualLength())
                .isEqualTo(usual(BearerTokenAuthenticationMechanismDefinition.class, "maxTokenLength"));
    }

    @Test
    void letsNobodyActUnlessItIsTold() {
        Jws token = TestIssuer.accessToken().claim("act", actor("batch"));
        assertThat(Refusals.reason(judge().judge(TestIssuer.signed(token)))).isEqualTo(BearerReason.ACTOR_NOT_ALLOWED);
        assertThat(Refusals.reason(judge("other").judge(TestIssuer.signed(token))))
                .isEqualTo(BearerReason.ACTOR_NOT_ALLOWED);
        assertThat(Refusals.value(judge("batch").judge(TestIssuer.signed(token)))
                        .caller()
                        .delegates())
                .extracting(Delegate::name)
                .containsExactly("batch");
        JsonObject three = Json.createObjectBuilder(actor("c"))
                .add("act", Json.createObjectBuilder(actor("b")).add("act", actor("a")))
                .build();
        assertThat(Refusals.reason(judge("*").judge(TestIssuer.signed(token.claim("act", three)))))
                .isEqualTo(BearerReason.TOO_MANY_ACTORS);
    }
}
