package org.secf.bearer;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.http.PathPattern;
import org.secf.identity.Caller;
import org.secf.jwt.JwtReason;
import org.secf.keys.Jwk;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.Outcome;
import org.secf.mechanism.Route;
import org.secf.mechanism.Routes;
import org.secf.mechanism.StepUp;
import org.secf.oauth.testing.Application;
import org.secf.oauth.testing.Jws;
import org.secf.oauth.testing.TestExchange;
import org.secf.oauth.testing.TestIssuer;
import org.secf.oauth.testing.TestKeys;
import org.secf.oauth.testing.TestRequest;

/** One definition for each issuer, as the routes of an application put them together. */
class SeveralIssuersTest {

    private static final String PARTNER = "https://partner.example.org";

    private Routes routes;

    @BeforeEach
    void deploy(@TempDir Path folder) throws IOException {
        JsonObject key = Jwk.of(TestKeys.OTHER_RSA.getPublic()).withKeyId("rsa").toJson();
        Path keys = Files.writeString(folder.resolve("partner.json"), key.toString());
        Mechanism partner = Application.in(folder)
                .with("issuer", PARTNER)
                .with("jwks", keys.toString())
                .with("leaves-other-issuers", "true")
                .with("claims.caller-name-prefix", "partner:")
                .with("group-mapping", "*=partner:*")
                .with("realm", "partner")
                .mechanism();
        Mechanism own = Application.in(folder).mechanism();
        routes = Routes.of(List.of(route("bearer.partner", partner, 1), route("bearer", own, 0)));
    }

    private static Route route(String id, Mechanism mechanism, int priority) {
        return new Route(id, mechanism, List.of(new PathPattern("/*")), priority, "a test");
    }

    private record Asking(TestRequest request) implements Routes.Asking {

        @Override
        public boolean hasSession(Route route) {
            return false;
        }

        @Override
        public Outcome ask(Route route) {
            return route.mechanism().authenticate(new TestExchange(request, true));
        }
    }

    private Outcome decide(Jws token) {
        return decide(TestIssuer.signed(token));
    }

    private Outcome decide(String token) {
        TestRequest request = TestRequest.bearer(token);
        return routes.decide(request, new Asking(request));
    }

    private static Jws partners() {
        return TestIssuer.accessToken().claim("iss", PARTNER);
    }

    private static String byPartner(Jws token) {
        return token.signedBy(TestKeys.OTHER_RSA);
    }

    private Optional<String> stepUp(TestRequest request) {
        return routes.stepUp(request, new Asking(request), new StepUp(List.of("urn:mfa"), Optional.empty()))
                .map(reply -> Application.challenges(reply).get(0));
    }

    /** RFC 9470 §3. */
    @Test
    void whoeverJudgedTheTokenAsksForMore() {
        Jws token = TestIssuer.accessToken();
        assertThat(stepUp(TestRequest.bearer(byPartner(partners()))))
                .hasValueSatisfying(challenge -> assertThat(challenge)
                        .startsWith("Bearer realm=\"partner\"")
                        .contains("acr_values=\"urn:mfa\""));
        assertThat(stepUp(TestRequest.bearer(TestIssuer.signed(token))))
                .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Bearer realm=\"secf\""));
        assertThat(stepUp(TestRequest.get("/api"))).isEmpty();
    }

    @Test
    void eachJudgesItsOwn() {
        Jws token = TestIssuer.accessToken();
        assertThat(Application.caller(decide(token)).getName()).isEqualTo("alice");
        assertThat(Application.caller(decide(byPartner(partners()))).getName()).isEqualTo("partner:alice");
    }

    /** RFC 8725 §3.8: a key is good for what its owner says of itself. */
    @Test
    void neitherSignsForTheOther() {
        assertThat(Application.refused(decide(byPartner(TestIssuer.accessToken())))
                        .rejection()
                        .reason())
                .isEqualTo(JwtReason.JWT_SIGNATURE);
        assertThat(Application.refused(decide(TestIssuer.signed(partners())))
                        .rejection()
                        .reason())
                .isEqualTo(JwtReason.JWT_SIGNATURE);
    }

    /** Whatever it writes into a name or a group, ours are not among them. */
    @ParameterizedTest
    @ValueSource(strings = {"alice", "partner:alice", "admin", "../alice", "PARTNER:alice"})
    void partnerNamesItsOwnOnly(String name) {
        JsonArray groups = Json.createArrayBuilder().add(name).build();
        Caller caller = Application.caller(
                decide(byPartner(partners().claim("sub", name).claim("groups", groups))));
        assertThat(caller.getName()).isEqualTo("partner:" + name);
        assertThat(caller.groups()).containsExactly("partner:" + name);
    }

    @Test
    void whatIsOfNeitherIsRefused() {
        Outcome outcome = decide(TestIssuer.accessToken().claim("iss", "https://other.example.org"));
        assertThat(Application.refused(outcome).rejection().reason()).isEqualTo(BearerReason.OTHER_ISSUER);
    }

    /** What cannot be read is nobody's, and refused by whoever takes the rest. */
    @Test
    void whatCannotBeReadIsRefused() {
        Outcome outcome = decide(new Jws("{}", "{\"iss\":\"" + PARTNER + "\",\"iss\":\"x\"}"));
        assertThat(Application.refused(outcome).reply().status()).isEqualTo(401);
    }
}
