package org.secf.openid;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.http.HttpReason;
import org.secf.http.Reply;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.Outcome;
import org.secf.oauth.testing.TestExchange;
import org.secf.oauth.testing.TestRequest;
import org.secf.oauth.testing.TickingClock;
import org.secf.openid.testing.Browser;
import org.secf.openid.testing.OpenIdServer;
import org.secf.openid.testing.Rp;
import org.secf.verdict.Reason;

/** Answers of logins, each right but for one thing. */
class AnswerTest {

    private final TickingClock clock = new TickingClock();
    private final OpenIdServer provider = new OpenIdServer(clock);
    private Rp rp;

    @BeforeEach
    void deploy(@TempDir Path folder) {
        rp = new Rp(folder, provider, clock);
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    private Browser browser() {
        return new Browser(rp.start());
    }

    private String query(Map<String, String> request) {
        return "code=" + provider.code(request) + "&state=" + request.get("state") + "&iss=" + provider.issuer();
    }

    private static Reason refusal(Outcome outcome) {
        return LoginTest.refusal(outcome);
    }

    private Reason refusalOf(String more) {
        Browser browser = browser();
        return refusal(browser.callback(query(browser.begin("/who")) + more));
    }

    private void nobodyWasAsked() {
        assertThat(provider.tokenRequests()).isEmpty();
    }

    /** RFC 9700 §4.7. */
    @Nested
    class State {

        @Test
        void rejectsAnswerWithoutState() {
            Browser browser = browser();
            String query = query(browser.begin("/who")).replaceAll("&state=[^&]*", "");

            assertThat(refusal(browser.callback(query))).isEqualTo(OpenIdReason.STATE_MISSING);
            assertThat(refusal(browser.callback(query + "&state="))).isEqualTo(OpenIdReason.STATE_MISSING);
            nobodyWasAsked();
        }

        @Test
        void rejectsStateOfAnotherBrowser() {
            Mechanism mechanism = rp.start();
            Map<String, String> stolen = new Browser(mechanism).begin("/who");
            Browser victim = new Browser(mechanism);
            victim.begin("/who");

            assertThat(refusal(victim.callback(query(stolen)))).isEqualTo(OpenIdReason.OTHER_BROWSER);
            nobodyWasAsked();
        }

        @ParameterizedTest
        @ValueSource(strings = {"x", "../../etc", "%00", "%0d%0aSet-Cookie:a", "__Host-"})
        void rejectsStateThatIsNoneOfOurs(String state) {
            Browser browser = browser();
            browser.begin("/who");

            assertThat(refusal(browser.callback("code=c&state=" + state + "&iss=" + provider.issuer())))
                    .isEqualTo(OpenIdReason.OTHER_BROWSER);
        }

        @Test
        void rejectsAnswerThatComesAgain() {
            Mechanism mechanism = rp.start();
            Browser browser = new Browser(mechanism);
            Map<String, String> request = browser.begin("/who");
            TestRequest answer =
                    TestRequest.get("/openid/callback?" + query(request)).cookies(browser.cookies());
            browser.callback(query(request));

            assertThat(refusal(browser.send(answer))).isEqualTo(OpenIdReason.OTHER_BROWSER);
            Outcome replayed = mechanism.authenticate(new TestExchange(answer, true));
            assertThat(refusal(replayed)).isEqualTo(OpenIdReason.NO_LOGIN_IN_FLIGHT);
            assertThat(provider.tokenRequests()).hasSize(1);
        }

        /** By going back; what the address says is not looked at. */
        @Test
        void whoIsLoggedInAndComesAgainIsShownTheFrontPage() {
            Browser browser = browser();
            Map<String, String> request = browser.begin("/who");
            browser.callback(query(request));

            Reply reply = Browser.reply(browser.callback(query(request))).orElseThrow();

            assertThat(Browser.location(reply)).isEqualTo(Rp.BASE + "/");
            assertThat(browser.isLoggedIn()).isTrue();
        }

        @Test
        void rejectsAnswerThatIsTooLate() {
            Browser browser = browser();
            Map<String, String> request = browser.begin("/who");
            clock.now = clock.now.plus(Duration.ofMinutes(10));

            assertThat(refusal(browser.callback(query(request)))).isEqualTo(OpenIdReason.NO_LOGIN_IN_FLIGHT);
            nobodyWasAsked();
        }

        @Test
        void oneOfManyAnswersAtOnceLogsIn() throws Exception {
            Mechanism mechanism = rp.start();
            Browser browser = new Browser(mechanism);
            Map<String, String> request = browser.begin("/who");
            TestRequest answer =
                    TestRequest.get("/openid/callback?" + query(request)).cookies(browser.cookies());
            ExecutorService threads = Executors.newFixedThreadPool(8);
            try {
                Callable<Outcome> once = () -> mechanism.authenticate(new TestExchange(answer, true));
                int in = 0;
                for (Future<Outcome> one : threads.invokeAll(Collections.nCopies(8, once))) {
                    in += one.get() instanceof Outcome.LoggedIn ? 1 : 0;
                }
                assertThat(in).isEqualTo(1);
            } finally {
                threads.shutdownNow();
            }
            assertThat(provider.tokenRequests()).hasSize(1);
        }
    }

    /** RFC 9207 §2.4. */
    @Nested
    class Issuer {

        @Test
        void rejectsAnswerThatDoesNotSayWhereTheProviderAlwaysDoes() {
            Browser browser = browser();
            String query = query(browser.begin("/who")).replaceAll("&iss=.*", "");

            assertThat(refusal(browser.callback(query))).isEqualTo(OpenIdReason.ANSWER_WITHOUT_ISSUER);
            nobodyWasAsked();
        }

        @Test
        void rejectsAnswerThatDoesNotSayWhereTheDeployerWantsIt() {
            provider.announcement = OldProvider::announces;
            rp.set("require-issuer-parameter", "REQUIRED");
            Browser browser = browser();
            String query = query(browser.begin("/who")).replaceAll("&iss=.*", "");

            assertThat(refusal(browser.callback(query))).isEqualTo(OpenIdReason.ANSWER_WITHOUT_ISSUER);
        }

        @Test
        void olderProvidersNeedNotSay() {
            provider.announcement = OldProvider::announces;
            Browser browser = browser();
            String query = query(browser.begin("/who")).replaceAll("&iss=.*", "");

            LoginTest.loggedIn(browser.callback(query));
        }

        @ParameterizedTest
        @ValueSource(strings = {"/", "https://evil.example.org", ""})
        void rejectsAnswerOfAnother(String issuer) {
            Browser browser = browser();
            String said = issuer.equals("/") ? provider.issuer() + "/" : issuer;
            String query = query(browser.begin("/who")).replaceAll("&iss=.*", "&iss=" + said);

            assertThat(refusal(browser.callback(query)))
                    .isEqualTo(
                            said.isEmpty() ? OpenIdReason.ANSWER_WITHOUT_ISSUER : OpenIdReason.OTHER_ISSUER_ANSWERED);
            nobodyWasAsked();
        }

        /** What an error says is believed of nobody but the provider. */
        @Test
        void isLookedAtBeforeAnError() {
            Browser browser = browser();
            String state = browser.begin("/who").get("state");

            assertThat(refusal(browser.callback("error=access_denied&iss=https://evil.example.org&state=" + state)))
                    .isEqualTo(OpenIdReason.OTHER_ISSUER_ANSWERED);
        }
    }

    private static final class OldProvider {

        static JsonObject announces(JsonObject usual) {
            return Json.createObjectBuilder(usual)
                    .add("authorization_response_iss_parameter_supported", JsonValue.FALSE)
                    .build();
        }
    }

    @Nested
    class Content {

        @ParameterizedTest
        @CsvSource({
            "access_denied, PROVIDER_REFUSED",
            "server_error, PROVIDER_REFUSED",
            "login_required, NOT_WITHOUT_USER",
            "interaction_required, NOT_WITHOUT_USER",
            "consent_required, NOT_WITHOUT_USER",
            "account_selection_required, NOT_WITHOUT_USER"
        })
        void rejectsError(String error, OpenIdReason reason) {
            Browser browser = browser();
            Outcome outcome = browser.callback("error=" + error + "&error_description=why&state="
                    + browser.begin("/who").get("state") + "&iss=" + provider.issuer());

            assertThat(refusal(outcome)).isEqualTo(reason);
            assertThat(((Outcome.Refused) outcome).rejection().received()).isEqualTo(error + ": why");
            assertThat(browser.cookies()).as("the login is over").isEmpty();
        }

        @Test
        void rejectsErrorBesideCode() {
            assertThat(refusalOf("&error=access_denied")).isEqualTo(OpenIdReason.PROVIDER_REFUSED);
            nobodyWasAsked();
        }

        @ParameterizedTest
        @ValueSource(strings = {"code", "state", "iss"})
        void rejectsParameterThatComesTwice(String name) {
            assertThat(refusalOf("&" + name + "=other")).isEqualTo(HttpReason.DUPLICATE_PARAMETER);
            nobodyWasAsked();
        }

        @ParameterizedTest
        @ValueSource(strings = {"access_token", "id_token", "response", "token_type"})
        void rejectsTokens(String name) {
            assertThat(refusalOf("&" + name + "=x")).isEqualTo(OpenIdReason.TOKEN_IN_ANSWER);
            nobodyWasAsked();
        }

        @Test
        void rejectsAnswerWithoutCode() {
            for (String code : new String[] {"", "code=&", "code=%0a&", "code=" + "x".repeat(9000) + "&"}) {
                Browser browser = browser();
                String state = browser.begin("/who").get("state");

                assertThat(refusal(browser.callback(code + "state=" + state + "&iss=" + provider.issuer())))
                        .isEqualTo(OpenIdReason.CODE_MISSING);
            }
            nobodyWasAsked();
        }
    }

    @Nested
    class Mode {

        @Test
        void rejectsFormWhereTheAddressWasAskedFor() {
            Browser browser = browser();
            String query = query(browser.begin("/who"));

            assertThat(refusal(browser.send(TestRequest.get("/openid/callback").form(query))))
                    .isEqualTo(OpenIdReason.WRONG_RESPONSE_MODE);
        }

        @Test
        void rejectsAddressWhereAFormWasAskedFor() {
            rp.set("response-mode", "FORM_POST");

            assertThat(refusalOf("")).isEqualTo(OpenIdReason.WRONG_RESPONSE_MODE);
        }

        @ParameterizedTest
        @ValueSource(strings = {"code", "state", "iss", "error"})
        void rejectsParametersInTheAddressOfAForm(String name) {
            rp.set("response-mode", "FORM_POST");
            Browser browser = browser();
            String query = query(browser.begin("/who"));

            assertThat(refusal(browser.send(
                            TestRequest.get("/openid/callback?" + name + "=x").form(query))))
                    .isEqualTo(OpenIdReason.ANSWER_IN_ADDRESS);
            nobodyWasAsked();
        }
    }
}
