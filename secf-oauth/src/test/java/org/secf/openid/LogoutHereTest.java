package org.secf.openid;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.http.Reply;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.Outcome;
import org.secf.oauth.testing.TestExchange;
import org.secf.oauth.testing.TestRequest;
import org.secf.oauth.testing.TickingClock;
import org.secf.openid.testing.Browser;
import org.secf.openid.testing.OpenIdServer;
import org.secf.openid.testing.Rp;

/** A user logs out at the application (OpenID Connect RP-Initiated Logout). */
class LogoutHereTest {

    private final TickingClock clock = new TickingClock();
    private final OpenIdServer provider = new OpenIdServer(clock);
    private Rp rp;
    private Mechanism mechanism;
    private Browser browser;

    @BeforeEach
    void deploy(@TempDir Path folder) {
        rp = new Rp(folder, provider, clock);
        logIn();
    }

    private void logIn() {
        mechanism = rp.start();
        browser = new Browser(mechanism);
        browser.logIn(provider, "/who");
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    private static TestRequest logout(String form) {
        return TestRequest.get("/openid/logout").form(form).header("Sec-Fetch-Site", "same-origin");
    }

    private Reply logOut(String form) {
        return Browser.reply(browser.send(logout(form))).orElseThrow();
    }

    @Nested
    class Begins {

        @Test
        void endsTheSessionHereAndAsksTheProvider() {
            Reply reply = logOut("");

            assertThat(browser.isLoggedIn()).isFalse();
            assertThat(Browser.location(reply)).startsWith(provider.issuer() + "/logout?");
            assertThat(Browser.asked(reply))
                    .containsEntry("client_id", Rp.CLIENT)
                    .containsEntry("post_logout_redirect_uri", Rp.BASE + "/openid/logged-out")
                    .hasEntrySatisfying(
                            "id_token_hint", hint -> assertThat(hint).startsWith("eyJ"))
                    .hasEntrySatisfying("state", state -> assertThat(state).hasSize(43));
        }

        @Test
        void leavesOutTooLongAToken() {
            provider.change = token -> token.claim("long", "x".repeat(4000));
            logIn();

            assertThat(Browser.asked(logOut("")))
                    .doesNotContainKey("id_token_hint")
                    .containsKey("client_id");
        }

        @Test
        void asksNobodyWhereTheDeployerDoesNotWantThat() {
            rp.set("logout.notify-provider", "false");
            logIn();

            assertThat(Browser.location(logOut("target=/enabler/bye")))
                    .isEqualTo("https://shop.example.org/enabler/bye");
            assertThat(browser.isLoggedIn()).isFalse();
        }

        @Test
        void asksNobodyWhereTheProviderDoesNotSayWhere() {
            provider.announcement = json -> Json.createObjectBuilder(json)
                    .remove("end_session_endpoint")
                    .build();
            logIn();

            assertThat(Browser.location(logOut(""))).isEqualTo(Rp.BASE + "/");
        }

        @Test
        void asksNobodyForWhoeverIsNobody() {
            browser = new Browser(mechanism);

            assertThat(Browser.location(logOut(""))).isEqualTo(Rp.BASE + "/");
        }

        @Test
        void saysSoWhereTheProviderCannotBeReached() {
            provider.close();
            clock.now = clock.now.plus(Duration.ofHours(4));

            Reply reply = logOut("");

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.body()).contains("You are signed out of this application, but perhaps not");
            assertThat(browser.isLoggedIn()).isFalse();
        }

        @ParameterizedTest
        @ValueSource(strings = {"https://evil.example.org/", "//evil.example.org", "/\\evil", ""})
        void leadsToNoOtherSite(String target) {
            rp.set("logout.notify-provider", "false").set("logout.redirect-uri", "/bye");
            logIn();

            assertThat(Browser.location(logOut("target=" + target))).isEqualTo(Rp.BASE + "/bye");
        }

        @Test
        void rejectsPagesOfOthers() {
            for (TestRequest request : new TestRequest[] {
                logout("").header("Sec-Fetch-Site", "cross-site"),
                logout("").header("Sec-Fetch-Site", "same-site"),
                TestRequest.get("/openid/logout").form("").header("Origin", "https://evil.example.org"),
                TestRequest.get("/openid/logout").form("").header("Origin", "null")
            }) {
                assertThat(LoginTest.refusal(browser.send(request))).isEqualTo(OpenIdLogoutReason.OTHER_SITE);
            }
            assertThat(browser.isLoggedIn()).isTrue();
        }

        @Test
        void takesPostsOnly() {
            Reply reply = Browser.reply(browser.send(TestRequest.get("/openid/logout")))
                    .orElseThrow();

            assertThat(reply.status()).isEqualTo(405);
            assertThat(browser.isLoggedIn()).isTrue();
        }
    }

    @Nested
    class ComesBack {

        private Outcome back(Browser who, String query) {
            return who.send(TestRequest.get("/openid/logged-out" + query));
        }

        @Test
        void goesWhereThePageWanted() {
            Map<String, String> asked = Browser.asked(logOut("target=/enabler/bye?x=1"));

            Outcome outcome = back(browser, "?state=" + asked.get("state"));

            assertThat(Browser.location(Browser.reply(outcome).orElseThrow()))
                    .isEqualTo("https://shop.example.org/enabler/bye?x=1");
            assertThat(browser.cookies()).isEmpty();
        }

        @Test
        void rejectsOtherBrowsersAndUnknownOnes() {
            Map<String, String> asked = Browser.asked(logOut(""));

            Outcome outcome = back(new Browser(mechanism), "?state=" + asked.get("state"));

            assertThat(LoginTest.refusal(outcome)).isEqualTo(OpenIdLogoutReason.OTHER_BROWSER);
            assertThat(Browser.location(Browser.reply(outcome).orElseThrow())).isEqualTo(Rp.BASE + "/");
            assertThat(LoginTest.refusal(back(browser, "?state=x"))).isEqualTo(OpenIdLogoutReason.OTHER_BROWSER);
        }

        @Test
        void rejectsWhatCameBackBefore() {
            Map<String, String> asked = Browser.asked(logOut(""));
            TestRequest request = TestRequest.get("/openid/logged-out?state=" + asked.get("state"))
                    .cookies(browser.cookies());
            mechanism.authenticate(new TestExchange(request, false));

            assertThat(LoginTest.refusal(mechanism.authenticate(new TestExchange(request, false))))
                    .isEqualTo(OpenIdLogoutReason.NO_LOGOUT_IN_FLIGHT);
        }

        /** Logins and logouts are in one store. */
        @Test
        void rejectsStateOfALogin() {
            Browser other = new Browser(mechanism);
            Map<String, String> login = other.begin("/who");

            assertThat(LoginTest.refusal(back(other, "?state=" + login.get("state"))))
                    .isEqualTo(OpenIdLogoutReason.OTHER_BROWSER);
        }

        @Test
        void takesAddressesOnly() {
            assertThat(Browser.reply(browser.send(
                                    TestRequest.get("/openid/logged-out").form("state=x")))
                            .orElseThrow()
                            .status())
                    .isEqualTo(405);
        }
    }
}
