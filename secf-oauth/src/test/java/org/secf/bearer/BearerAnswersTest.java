package org.secf.bearer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.Outcome;
import org.secf.mechanism.StepUp;
import org.secf.oauth.testing.Application;
import org.secf.oauth.testing.TestExchange;
import org.secf.oauth.testing.TestIssuer;
import org.secf.oauth.testing.TestRequest;

/** How tokens are sent, and what clients are told. */
class BearerAnswersTest {

    private static final String GOOD = TestIssuer.signed(TestIssuer.accessToken());

    private Application application;

    @BeforeEach
    void deploy(@TempDir Path folder) {
        application = Application.in(folder);
    }

    private void refuses(Request request, BearerReason reason, int status) {
        Outcome.Refused refused = Application.refused(application.ask(request));
        assertThat(refused.rejection().reason()).isEqualTo(reason);
        assertThat(refused.reply().status()).isEqualTo(status);
    }

    private String challenge(Request request) {
        List<String> challenges = Application.challenges(
                Application.refused(application.ask(request)).reply());
        assertThat(challenges).hasSize(1);
        return challenges.get(0);
    }

    /** RFC 6750 §2. */
    @Nested
    class Credentials {

        @ParameterizedTest
        @ValueSource(strings = {"Bearer ", "bearer ", "BEARER ", "Bearer   "})
        void standInAuthorization(String scheme) {
            TestRequest request = TestRequest.get("/api").header("Authorization", scheme + GOOD);
            assertThat(application.caller(request).getName()).isEqualTo("alice");
        }

        @ParameterizedTest
        @ValueSource(strings = {"Bearer", "Bearer ", "Bearer a b", "Bearer token=\"a\"", "Bearer a,b", "Bearer \u00e4"})
        void areTokens(String field) {
            refuses(TestRequest.get("/api").header("Authorization", field), BearerReason.CREDENTIAL_MALFORMED, 400);
        }

        @Test
        void areNoneOfAnotherScheme() {
            for (String field : List.of("Basic YTpi", "Bearerx " + GOOD, "Digest a=b")) {
                TestRequest request = TestRequest.get("/api").header("Authorization", field);
                assertThat(application.mechanism().isPresented(request)).isFalse();
            }
        }

        @Test
        void areOne() {
            refuses(
                    TestRequest.get("/api").header("Authorization", "Bearer " + GOOD, "Bearer " + GOOD),
                    BearerReason.SEVERAL_CREDENTIALS,
                    400);
            refuses(
                    TestRequest.get("/api").header("Authorization", "Basic YTpi", "Bearer " + GOOD),
                    BearerReason.SEVERAL_CREDENTIALS,
                    400);
        }

        @Test
        void doNotStandInTheQuery() {
            TestRequest request = TestRequest.get("/api?access_token=" + GOOD);
            assertThat(application.mechanism().isPresented(request)).isTrue();
            refuses(request, BearerReason.TOKEN_IN_QUERY, 400);
            refuses(
                    TestRequest.get("/api?a=b&access_token").header("Authorization", "Bearer " + GOOD),
                    BearerReason.TOKEN_IN_QUERY,
                    400);
            TestRequest other =
                    TestRequest.get("/api?my_access_token=1&x=access_token").header("Authorization", "Bearer " + GOOD);
            assertThat(application.caller(other).getName()).isEqualTo("alice");
        }

        @Test
        void doNotStandInTheBody() {
            refuses(TestRequest.bearer(GOOD).form("a=b&access_token=" + GOOD), BearerReason.TOKEN_IN_BODY, 400);
            refuses(TestRequest.get("/api").form("access_token=" + GOOD), BearerReason.TOKEN_IN_BODY, 400);
            assertThat(application.caller(TestRequest.bearer(GOOD).form("a=b")).getName())
                    .isEqualTo("alice");
        }

        @Test
        void comeByTls() {
            refuses(TestRequest.bearer(GOOD).insecure(), BearerReason.NO_TLS_FOR_TOKEN, 400);
            assertThat(application
                            .with("accept-plain-http", "true")
                            .caller(TestRequest.bearer(GOOD).insecure())
                            .getName())
                    .isEqualTo("alice");
        }

        @Test
        void standInACookieWhereTheDeployerSaysSo() {
            TestRequest request = TestRequest.get("/api").cookie("token", GOOD);
            assertThat(application.mechanism().isPresented(request)).isFalse();
            application = application.with("token-cookie", "token");
            assertThat(application.mechanism().isPresented(request)).isTrue();
            assertThat(application.caller(request).getName()).isEqualTo("alice");
            refuses(request.header("Authorization", "Bearer " + GOOD), BearerReason.SEVERAL_CREDENTIALS, 400);
        }
    }

    /** RFC 6750 §3. */
    @Nested
    class Challenges {

        @Test
        void nameNoErrorWhereNothingWasTried() {
            Outcome outcome = application.ask(TestRequest.get("/api"));
            Reply reply = ((Outcome.Replied) outcome).reply();
            assertThat(reply.status()).isEqualTo(401);
            assertThat(Application.challenges(reply)).containsExactly("Bearer realm=\"secf\"");
            assertThat(application.mechanism().challenges(TestRequest.get("/api")))
                    .containsExactly("Bearer realm=\"secf\"");
        }

        @Test
        void nameScopesThatAreNeeded() {
            application = application.with("required-scopes", "write", "read").with("realm", "the \"shop\"");
            assertThat(application.mechanism().challenges(TestRequest.get("/api")))
                    .containsExactly("Bearer realm=\"the \\\"shop\\\"\", scope=\"read write\"");
        }

        @Test
        void areNotMadeWhereNobodyIsNeeded() {
            Outcome outcome = application.mechanism().authenticate(new TestExchange(TestRequest.get("/open"), false));
            assertThat(outcome).isInstanceOf(Outcome.Abstained.class);
        }

        @Test
        void tellThatTheTokenIsNotGoodAndNothingMore() {
            TestRequest expired = TestRequest.bearer(
                    TestIssuer.signed(TestIssuer.accessToken().claim("exp", 1)));
            assertThat(challenge(expired))
                    .isEqualTo("Bearer realm=\"secf\", error=\"invalid_token\","
                            + " error_description=\"The access token is not accepted\"");
            assertThat(Application.refused(application.ask(expired)).reply().status())
                    .isEqualTo(401);
        }

        @Test
        void tellTheSameOfEveryToken() {
            assertThat(challenge(TestRequest.bearer("x")))
                    .isEqualTo(challenge(TestRequest.bearer(
                            TestIssuer.signed(TestIssuer.accessToken().claim("aud", "other")))));
        }

        @Test
        void tellWhichScopesAreMissing() {
            application = application.with("required-scopes", "read");
            Outcome.Refused refused = Application.refused(application.ask(TestRequest.bearer(GOOD)));
            assertThat(refused.reply().status()).isEqualTo(403);
            assertThat(refused.isForbidden()).isTrue();
            assertThat(Application.challenges(refused.reply()).get(0))
                    .contains("error=\"insufficient_scope\"", "scope=\"read\"");
        }

        @Test
        void tellThatTheRequestIsWrong() {
            assertThat(challenge(TestRequest.get("/api?access_token=x"))).contains("error=\"invalid_request\"");
        }
    }

    /** RFC 9470 §3. */
    @Nested
    class StepUps {

        @Test
        void nameContextsAndAge() {
            Mechanism mechanism = application.mechanism();
            Reply reply = mechanism
                    .stepUp(
                            TestRequest.bearer(GOOD),
                            new StepUp(List.of("urn:mfa", "urn:\"quoted\""), Optional.of(Duration.ofMinutes(5))))
                    .orElseThrow();
            assertThat(reply.status()).isEqualTo(401);
            assertThat(Application.challenges(reply))
                    .containsExactly("Bearer realm=\"secf\", error=\"insufficient_user_authentication\","
                            + " error_description=\"A different or more recent authentication is needed\","
                            + " acr_values=\"urn:mfa urn:\\\"quoted\\\"\", max_age=\"300\"");
        }
    }
}
