package org.secf.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.http.Cookie;
import org.secf.http.HttpReason;
import org.secf.http.MemoryRequest;
import org.secf.http.Reply;
import org.secf.identity.PasswordReason;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.MemoryExchange;
import org.secf.mechanism.Outcome;
import org.secf.mechanism.StepUp;

class FormMechanismTest {

    private final Users users = new Users();
    private final Mechanism form = users.mechanism(new FormMechanismFactory());
    private final Mechanism ownPage =
            users.mechanism(new FormMechanismFactory(), "login-page", "/login.html", "error-page", "/wrong.html");

    private static MemoryRequest posted(String... fields) {
        return MemoryRequest.post("/j_security_check", MemoryRequest.form(fields));
    }

    private static MemoryRequest right(String target) {
        return posted("j_username", "alice", "j_password", "wonderländ:x", "target", target);
    }

    private static Outcome ask(Mechanism mechanism, MemoryRequest request) {
        return mechanism.authenticate(MemoryExchange.of(request));
    }

    private static Reply reply(Outcome outcome) {
        if (outcome instanceof Outcome.LoggedIn loggedIn) {
            return loggedIn.reply();
        }
        return outcome instanceof Outcome.Refused refused ? refused.reply() : ((Outcome.Replied) outcome).reply();
    }

    private static String header(Reply reply, String name) {
        return reply.headers().stream()
                .filter(header -> header.name().equals(name))
                .map(Reply.Header::value)
                .findFirst()
                .orElse("");
    }

    /** H90. */
    @Test
    void nobodyWhoKnowsPasswordsIsNoReasonToAskAgain() {
        users.failure = Optional.of(PasswordReason.STORE_FAILED);

        assertThat(ask(form, right("/"))).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.rejection().reason()).isSameAs(PasswordReason.STORE_FAILED);
            assertThat(refused.reply().status()).isEqualTo(503);
        });
    }

    /** RFC 4513 §5.1.2. */
    @Test
    void noPasswordIsNoQuestionToAStore() {
        assertThat(ask(form, posted("j_username", "alice", "j_password", "")))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.rejection().reason()).isSameAs(PasswordReason.WRONG_PASSWORD));
        assertThat(users.seen).isEmpty();
    }

    /** What is refused goes to the log. */
    @Test
    void malformedPasswordIsNotRepeated() {
        Outcome outcome = ask(form, MemoryRequest.post("/j_security_check", "j_username=alice&j_password=hunter2%off"));

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.rejection().reason()).isSameAs(HttpReason.MALFORMED_FORM);
            assertThat(refused.rejection().detail()).contains("j_password").doesNotContain("hunter2");
        });
    }

    @Nested
    class AskingForALogin {

        @Test
        void showsOurPageInPlaceOfTheResource() {
            Reply page = reply(ask(form, MemoryRequest.get("/pages/a?b=\"><script>")));

            assertThat(page.status()).isEqualTo(200);
            assertThat(page.body())
                    .contains(
                            "action=\"/enabler/j_security_check\"",
                            "name=\"j_username\"",
                            "name=\"j_password\"",
                            "name=\"target\" value=\"/enabler/pages/a?b=&quot;&gt;&lt;script&gt;\"")
                    .doesNotContain("<script", "role=\"alert\"");
            assertThat(header(page, "Content-Security-Policy"))
                    .contains("default-src 'none'", "form-action 'self'", "frame-ancestors 'none'");
        }

        @Test
        void sendsToTheApplicationsOwnPageAndRemembersWhereTo() {
            Reply reply = reply(ask(ownPage, MemoryRequest.get("/pages/a?b=c")));

            assertThat(reply.status()).isEqualTo(303);
            assertThat(header(reply, "Location")).isEqualTo("/enabler/login.html");
            assertThat(header(reply, "Set-Cookie"))
                    .startsWith(
                            "secf-form-target=%2Fenabler%2Fpages%2Fa%3Fb%3Dc; Path=/enabler; Max-Age=600; HttpOnly; Secure;")
                    .endsWith("SameSite=Lax");
        }

        @Test
        void showsThatPageToEverybody() {
            assertThat(ask(ownPage, MemoryRequest.get("/login.html"))).isEqualTo(Outcome.abstained());
            assertThat(ask(ownPage, MemoryRequest.get("/wrong.html"))).isEqualTo(Outcome.abstained());
        }

        @Test
        void tellsScriptsInsteadOfShowingThemAPage() {
            Reply reply = reply(ask(form, MemoryRequest.get("/api").accept("application/json")));

            assertThat(reply.status()).isEqualTo(401);
        }

        @Test
        void isLeftOutWhereNobodyIsNeeded() {
            assertThat(form.authenticate(new MemoryExchange(MemoryRequest.get("/"), false, Optional.empty())))
                    .isEqualTo(Outcome.abstained());
        }
    }

    @Nested
    class Login {

        @Test
        void beginsASessionAndGoesOn() {
            assertThat(ask(form, right("/enabler/pages/a?b=c")))
                    .isInstanceOfSatisfying(Outcome.LoggedIn.class, login -> {
                        assertThat(login.caller().getName()).isEqualTo("alice");
                        assertThat(login.caller().evidence().mechanism()).isEqualTo("form");
                        assertThat(login.sessionEnds()).isEqualTo(Users.NOW.plusSeconds(TimeUnit.HOURS.toSeconds(8)));
                        assertThat(header(login.reply(), "Location")).isEqualTo("/enabler/pages/a?b=c");
                    });
        }

        @Test
        void goesWhereTheCookieRemembersWithThePageOfTheApplication() {
            MemoryRequest request = posted("j_username", "alice", "j_password", "wonderländ:x")
                    .cookies(List.of(new Cookie.Pair("secf-form-target", "%2Fenabler%2Fpages%2Fa")));

            assertThat(header(reply(ask(ownPage, request)), "Location")).isEqualTo("/enabler/pages/a");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://evil.example",
                    "//evil.example",
                    "/\\evil.example",
                    "javascript:x",
                    "",
                    "/a b",
                    "/a\r\nX: y"
                })
        void goesNowhereElse_H50(String target) {
            assertThat(header(reply(ask(form, right(target))), "Location")).isEqualTo("/enabler/");
            MemoryRequest planted = posted("j_username", "alice", "j_password", "wonderländ:x")
                    .cookies(List.of(new Cookie.Pair("secf-form-target", target)));
            assertThat(header(reply(ask(ownPage, planted)), "Location")).isEqualTo("/enabler/");
        }

        @Test
        void wipesThePassword() {
            ask(form, right("/"));

            assertThat(users.seen)
                    .singleElement()
                    .satisfies(password -> assertThat(password).containsOnly('\0'));
        }

        @Test
        void takesPostOnly() {
            assertThat(reply(ask(form, right("/").method("GET"))).status()).isEqualTo(405);
        }
    }

    /** For callers whose login a resource finds too old, or not good enough. */
    @Nested
    class StepUps {

        private static final String PROTECTED = "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport";

        private static StepUp needed(String... contexts) {
            return new StepUp(List.of(contexts), Optional.of(Duration.ofMinutes(5)));
        }

        @Test
        void askForThePasswordAgainAndGoOnToWhatWasAskedFor() {
            Reply page =
                    form.stepUp(MemoryRequest.get("/pages/a?b=c"), needed()).orElseThrow();

            assertThat(page.status()).isEqualTo(200);
            assertThat(page.body()).contains("name=\"j_password\"", "value=\"/enabler/pages/a?b=c\"");
        }

        @Test
        void sendToTheApplicationsOwnPage() {
            Reply reply =
                    ownPage.stepUp(MemoryRequest.get("/pages/a"), needed()).orElseThrow();

            assertThat(reply.status()).isEqualTo(303);
            assertThat(header(reply, "Location")).isEqualTo("/enabler/login.html");
            assertThat(header(reply, "Set-Cookie")).startsWith("secf-form-target=%2Fenabler%2Fpages%2Fa;");
        }

        @Test
        void tellProgramsWhatIsMissing() {
            Reply reply = form.stepUp(MemoryRequest.get("/api").accept("application/json"), needed(PROTECTED))
                    .orElseThrow();

            assertThat(reply.status()).isEqualTo(401);
            assertThat(header(reply, "WWW-Authenticate")).isEqualTo("Form");
            assertThat(reply.body())
                    .isEqualTo("{\"error\":\"insufficient_user_authentication\",\"acr_values\":\"" + PROTECTED
                            + "\",\"max_age\":300}");
        }

        @Test
        void areNoneWhereAPasswordWouldNotDo() {
            assertThat(form.stepUp(MemoryRequest.get("/pages/a"), needed("phr")))
                    .isEmpty();
        }

        @Test
        void areNoneWhereThePasswordWouldTravelWithoutTlsAndMustNot() {
            assertThat(form.stepUp(MemoryRequest.get("/pages/a").insecure(), needed(PROTECTED)))
                    .isEmpty();
            assertThat(form.stepUp(MemoryRequest.get("/pages/a"), needed("phr", PROTECTED)))
                    .isPresent();
        }
    }

    @Nested
    class Refusals {

        private org.secf.verdict.Reason reason(MemoryRequest request) {
            return ((Outcome.Refused) ask(form, request)).rejection().reason();
        }

        @Test
        void showThePageAgain() {
            Outcome outcome = ask(form, posted("j_username", "alice", "j_password", "x", "target", "/enabler/a"));

            assertThat(((Outcome.Refused) outcome).rejection().reason()).isSameAs(PasswordReason.WRONG_PASSWORD);
            assertThat(reply(outcome).status()).isEqualTo(403);
            assertThat(reply(outcome).body())
                    .contains("role=\"alert\"", "value=\"/enabler/a\"")
                    .doesNotContain("alice");
        }

        @Test
        void goToTheApplicationsOwnPage() {
            assertThat(header(reply(ask(ownPage, posted("j_username", "alice", "j_password", "x"))), "Location"))
                    .isEqualTo("/enabler/wrong.html");
        }

        @ParameterizedTest
        @CsvSource({
            "Sec-Fetch-Site, cross-site",
            "Sec-Fetch-Site, same-site",
            "Origin, https://evil.example",
            "Origin, null",
            "Origin, https://sp.example.org.evil.example",
        })
        void hitFormsOfOtherSites(String name, String value) {
            assertThat(reason(right("/").header("Host", "sp.example.org").header(name, value)))
                    .isSameAs(LoginReason.OTHER_SITE);
            assertThat(users.seen).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({"Sec-Fetch-Site, same-origin", "Origin, https://sp.example.org:8443"})
        void doNotHitFormsOfThisSite(String name, String value) {
            MemoryRequest request =
                    right("/").header("Host", "sp.example.org:8443").header(name, value);

            assertThat(ask(form, request)).isInstanceOf(Outcome.LoggedIn.class);
        }

        @Test
        void hitPasswordsThatOthersCouldRead() {
            assertThat(reason(right("/").insecure())).isSameAs(LoginReason.PLAIN_HTTP);
        }

        @Test
        void hitWhatIsNoLogin() {
            assertThat(reason(posted("j_username", "alice"))).asString().isEqualTo("MISSING_PARAMETER");
            assertThat(reason(posted("j_username", "alice", "j_username", "bob", "j_password", "x")))
                    .asString()
                    .isEqualTo("DUPLICATE_PARAMETER");
            assertThat(reason(posted("j_username", "al\u0000ice", "j_password", "x")))
                    .isSameAs(PasswordReason.HOSTILE_NAME);
            assertThat(reason(posted("j_username", "alice", "j_password", "x".repeat(2000))))
                    .isSameAs(PasswordReason.HOSTILE_NAME);
        }
    }

    @Test
    void ownsTheAddressThatItsFormIsPostedTo() {
        List<String> addresses = new ArrayList<>(form.addresses());

        assertThat(addresses).containsExactly("/j_security_check");
        assertThat(form.isPresented(right("/"))).isFalse();
    }
}
