package org.secf.openid;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.http.HttpReason;
import org.secf.http.Reply;
import org.secf.jwt.JwtReason;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.Outcome;
import org.secf.oauth.testing.Jws;
import org.secf.oauth.testing.TestIssuer;
import org.secf.oauth.testing.TestRequest;
import org.secf.oauth.testing.TickingClock;
import org.secf.openid.provider.LogoutTokenReason;
import org.secf.openid.testing.Browser;
import org.secf.openid.testing.OpenIdServer;
import org.secf.openid.testing.Rp;
import org.secf.state.EndedLogins;
import org.secf.state.MemoryEndedLogins;
import org.secf.state.OnceStore;

/** The provider says that a login is over. */
class LogoutByProviderTest {

    private final TickingClock clock = new TickingClock();
    private final OpenIdServer provider = new OpenIdServer(clock);
    private Mechanism mechanism;
    private Browser browser;

    @BeforeEach
    void logIn(@TempDir Path folder) {
        mechanism = new Rp(folder, provider, clock).start();
        browser = new Browser(mechanism);
        browser.logIn(provider, "/who");
        clock.now = clock.now.plusSeconds(5);
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    /** OpenID Connect Back-Channel Logout. */
    @Nested
    class FromServerToServer {

        private Outcome post(String token) {
            return new Browser(mechanism)
                    .send(TestRequest.get("/openid/backchannel-logout").form("logout_token=" + token), false);
        }

        private Outcome post(Jws token) {
            return post(TestIssuer.signed(token));
        }

        private void ends(Jws token) {
            Reply reply = Browser.reply(post(token)).orElseThrow();
            assertThat(reply.status()).isEqualTo(200);
            assertThat(Browser.header(reply, "Cache-Control")).isEqualTo("no-store");
            assertThat(browser.isLoggedIn()).isFalse();
        }

        private void refuses(Outcome outcome, Object reason) {
            assertThat(LoginTest.refusal(outcome)).isEqualTo(reason);
            Reply reply = Browser.reply(outcome).orElseThrow();
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.body()).isEqualTo("{\"error\":\"invalid_request\"}");
            assertThat(browser.isLoggedIn()).isTrue();
        }

        @Test
        void endsOneSession() {
            ends(provider.logoutToken());
        }

        @Test
        void endsOneSessionWhoseUserIsNotSaid() {
            ends(provider.logoutToken().without("sub"));
        }

        @Test
        void endsEverySessionOfAUser() {
            ends(provider.logoutToken().without("sid"));
        }

        /** Some providers name sessions in logout tokens only. */
        @Test
        void endsTheLoginsOfAUserThatNameNoSession() {
            Browser other = browser;
            provider.change = token -> token.without("sid");
            browser = new Browser(mechanism);
            browser.logIn(provider, "/who");
            clock.now = clock.now.plusSeconds(5);

            ends(provider.logoutToken().claim("sid", "session-2"));

            assertThat(other.isLoggedIn()).as("of session-1").isTrue();
        }

        @Test
        void leavesLoginsWithoutSessionOfOthersAlone() {
            provider.change = token -> token.without("sid");
            browser = new Browser(mechanism);
            browser.logIn(provider, "/who");
            clock.now = clock.now.plusSeconds(5);

            post(provider.logoutToken().claim("sid", "session-2").claim("sub", "bob"));
            post(provider.logoutToken().claim("sid", "session-2").without("sub"));

            assertThat(browser.isLoggedIn()).isTrue();
        }

        @Test
        void leavesOtherSessionsAndUsersAlone() {
            post(provider.logoutToken().claim("sid", "session-2"));
            post(provider.logoutToken().without("sid").claim("sub", "bob"));

            assertThat(browser.isLoggedIn()).isTrue();
        }

        @Test
        void laterLoginsAreNotOver() {
            ends(provider.logoutToken());
            clock.now = clock.now.plusSeconds(5);

            LoginTest.loggedIn(browser.logIn(provider, "/who"));
            assertThat(browser.isLoggedIn()).isTrue();
        }

        /** The token of a login was issued, then the user logged out, then the browser brought the code. */
        @Test
        void rejectsLoginThatArrivesAfterItsLogout() {
            provider.change = token -> token.claim("iat", TestIssuer.NOW.getEpochSecond());
            post(provider.logoutToken());

            assertThat(LoginTest.refusal(browser.logIn(provider, "/who"))).isEqualTo(OpenIdReason.LOGIN_OVER);
        }

        @Test
        void rejectsForgedTokens() {
            refuses(post(OpenIdServer.forged(provider.logoutToken())), JwtReason.JWT_SIGNATURE);
            refuses(
                    post(provider.logoutToken().claim("iss", "https://evil.example.org")),
                    LogoutTokenReason.LOGOUT_TOKEN_ISSUER);
            refuses(post(provider.logoutToken().claim("aud", "other")), LogoutTokenReason.LOGOUT_TOKEN_AUDIENCE);
            refuses(post(provider.logoutToken().claim("nonce", "n")), LogoutTokenReason.LOGOUT_TOKEN_NONCE);
            refuses(post(provider.logoutToken().without("events")), LogoutTokenReason.LOGOUT_TOKEN_EVENT);
            refuses(post(provider.logoutToken().without("sub").without("sid")), LogoutTokenReason.LOGOUT_TOKEN_SUBJECT);
        }

        @Test
        void rejectsTokenThatComesAgain() {
            Jws token = provider.logoutToken().claim("sid", "session-2");
            post(token);

            refuses(post(token), LogoutTokenReason.LOGOUT_TOKEN_REPLAYED);
        }

        @Test
        void rejectsTokenInTheWrongPlace() {
            String token = TestIssuer.signed(provider.logoutToken());
            Browser caller = new Browser(mechanism);

            refuses(
                    caller.send(TestRequest.get("/openid/backchannel-logout?logout_token=" + token)
                            .form("logout_token=" + token)),
                    OpenIdLogoutReason.TOKEN_IN_ADDRESS);
            refuses(post(token + "&logout_token=" + token), HttpReason.DUPLICATE_PARAMETER);
            refuses(caller.send(TestRequest.get("/openid/backchannel-logout").form("")), HttpReason.MISSING_PARAMETER);
            assertThat(Browser.reply(caller.send(TestRequest.get("/openid/backchannel-logout")))
                            .orElseThrow()
                            .status())
                    .isEqualTo(405);
        }

        private void logInWith(Path folder, MechanismContext context) {
            mechanism = new Rp(folder, provider, context).start();
            browser = new Browser(mechanism);
            browser.logIn(provider, "/who");
            clock.now = clock.now.plusSeconds(5);
        }

        /** The provider may send the same token until it is told that the logins ended. */
        @Test
        void takesTheSameTokenOnceItCanEndLogins(@TempDir Path folder) {
            Full notes = new Full(clock);
            logInWith(folder, Rp.context(clock).with(EndedLogins.class, notes));
            Jws token = provider.logoutToken();
            refuses(post(token), OpenIdLogoutReason.CANNOT_END);

            notes.isFull = false;

            ends(token);
        }

        /** It has ended what it names, and can end nothing else when it comes again. */
        @Test
        void endsLoginsThoughTheTokenCannotBeRemembered(@TempDir Path folder) {
            logInWith(folder, Rp.context(clock).with((key, expires) -> OnceStore.Claim.UNAVAILABLE));

            ends(provider.logoutToken());
        }
    }

    /** Takes no notes until there is room. */
    private static final class Full implements EndedLogins {

        private final EndedLogins notes;
        private boolean isFull = true;

        Full(Clock clock) {
            notes = new MemoryEndedLogins(clock, 100);
        }

        @Override
        public Note end(String key, Instant madeBy, Instant forgotten) {
            return isFull ? Note.UNAVAILABLE : notes.end(key, madeBy, forgotten);
        }

        @Override
        public boolean isOver(String key, Instant made) {
            return notes.isOver(key, made);
        }
    }

    /** OpenID Connect Front-Channel Logout. */
    @Nested
    class InAFrame {

        private Outcome show(String query) {
            return browser.send(TestRequest.get("/openid/frontchannel-logout" + query), false);
        }

        private String named() {
            return "?iss=" + provider.issuer() + "&sid=session-1";
        }

        @Test
        void endsTheSessionOfThisBrowser() {
            Reply reply = Browser.reply(show(named())).orElseThrow();

            assertThat(browser.isLoggedIn()).isFalse();
            assertThat(reply.status()).isEqualTo(200);
            assertThat(Browser.header(reply, "Cache-Control")).isEqualTo("no-store");
            assertThat(Browser.header(reply, "Content-Security-Policy"))
                    .isEqualTo("default-src 'none'; frame-ancestors " + provider.issuer());
            assertThat(Browser.header(reply, "X-Frame-Options")).isEmpty();
        }

        @Test
        void endsNothingWhereNobodyIsLoggedIn() {
            browser = new Browser(mechanism);

            assertThat(show(named()))
                    .isInstanceOfSatisfying(
                            Outcome.Replied.class,
                            replied -> assertThat(replied.endsSession()).isFalse());
        }

        /** Any page can show a frame. */
        @ParameterizedTest
        @ValueSource(strings = {"", "?sid=session-1", "?iss=x", "?iss=&sid="})
        void rejectsWhatDoesNotNameTheSession(String query) {
            assertThat(LoginTest.refusal(show(query))).isEqualTo(OpenIdLogoutReason.SESSION_NOT_NAMED);
            assertThat(browser.isLoggedIn()).isTrue();
        }

        @Test
        void rejectsOtherIssuersAndSessions() {
            assertThat(LoginTest.refusal(show("?iss=" + provider.issuer() + "/&sid=session-1")))
                    .isEqualTo(OpenIdLogoutReason.OTHER_ISSUER);
            assertThat(LoginTest.refusal(show("?iss=" + provider.issuer() + "&sid=session-2")))
                    .isEqualTo(OpenIdLogoutReason.OTHER_SESSION);
            assertThat(LoginTest.refusal(show(named() + "&sid=session-2"))).isEqualTo(HttpReason.DUPLICATE_PARAMETER);
            assertThat(browser.isLoggedIn()).isTrue();
        }

        @Test
        void takesAddressesOnly() {
            assertThat(Browser.reply(browser.send(TestRequest.get("/openid/frontchannel-logout")
                                    .form("")))
                            .orElseThrow()
                            .status())
                    .isEqualTo(405);
        }
    }

    @Test
    void sessionThatCannotBeReadIsOver() {
        assertThat(mechanism.isOver(Map.of())).isTrue();
        assertThat(Optional.of(browser.details()).filter(mechanism::isOver)).isEmpty();
    }
}
