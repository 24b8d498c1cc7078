package org.secf.suite;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.secf.authenticators.AuthenticatorsDefinition;
import org.secf.server.AuthenticatorsArchive;
import org.secf.server.BrowserAuthenticator;
import org.secf.server.CeremonyClient;
import org.secf.server.Http;
import org.secf.server.OnOneServer;
import org.secf.server.OncePerFamily;
import org.secf.server.OtherOrigin;
import org.secf.server.PlatformTest;
import org.secf.server.RealBrowser;
import org.secf.server.ServerLog;
import org.secf.server.Site;
import org.secf.server.User;

/** Users of a real browser log in, and prove more, by its authenticator; what it signed is good once, for whoever asked, on our pages. */
@OncePerFamily
@ExtendWith(ArquillianExtension.class)
class WebAuthnTest {

    private static final String ADDRESS = AuthenticatorsDefinition.ADDRESS;
    private static final String DESK = ADDRESS + "/desk";
    private static final String ACCOUNT = ADDRESS + "/api/account";
    private static final String LOGIN = "login";
    private static final String SESSION = "JSESSIONID";

    /** A little longer than {@code /lately} takes a login for a late one. */
    private static final Duration LATE = Duration.ofMillis(10_200);

    @Deployment(testable = false)
    public static Archive<?> authenticators() throws IOException {
        return AuthenticatorsArchive.war();
    }

    @BeforeEach
    void nobodyHasACredential() throws IOException {
        AuthenticatorsArchive.forgetCredentials();
    }

    private static void logInByPassword(RealBrowser browser) {
        browser.open(ADDRESS + AuthenticatorsDefinition.PASSWORD_PAGE);
        givePassword(browser);
        browser.awaitText("Welcome");
    }

    private static void givePassword(RealBrowser browser) {
        browser.fill("j_username", User.ALICE.name());
        browser.fill("j_password", User.ALICE.password());
        browser.press("button");
    }

    private static void register(RealBrowser browser) {
        logInByPassword(browser);
        browser.open(ADDRESS + "/webauthn/register?target=%2Fauthenticators%2Fdesk%3Fput%3Dpears");
        browser.press("button");
        browser.awaitText("desk=pears");
    }

    private static String reason(Http.Reply refused) {
        assertThat(refused.status()).as(refused.body()).isEqualTo(401);
        assertThat(refused.body()).doesNotContain("CEREMONY", "CHALLENGE", "ORIGIN", "SITE");
        return ServerLog.audited(refused.correlation()).getString("reason");
    }

    /** AUTH-001a. */
    @Test
    void userRegistersAnAuthenticatorAndNeedsNoPasswordFromThenOn() {
        try (RealBrowser browser = RealBrowser.start()) {
            BrowserAuthenticator authenticator = browser.plugInAuthenticator();
            register(browser);
            assertThat(browser.text()).contains("principal=alice type=SECF-FORM user=true");
            assertThat(authenticator.credentials()).isEqualTo(1);

            browser.open(ADDRESS + "/leave");
            browser.open(DESK + "?put=plums");
            browser.awaitAddress(ADDRESS + "/webauthn/login?target=");
            browser.press("button");

            assertThat(browser.awaitText("desk=plums"))
                    .as("groups come from a bean, and a servlet container has none")
                    .contains("principal=alice type=SECF-WEBAUTHN user=" + Site.isPlatform() + " context=phr");
            if (Site.isPlatform()) {
                isKnownToResources(browser);
            }
        }
    }

    private static void isKnownToResources(RealBrowser browser) {
        browser.open(ACCOUNT);
        assertThat(browser.text()).isEqualTo("alice [administrator, user] by webauthn");
        browser.open(ACCOUNT + "/all");
        assertThat(browser.text()).isEqualTo("all for alice");
        browser.open(ACCOUNT + "/payments");
        assertThat(browser.text()).isEqualTo("payments of alice [administrator, user] by webauthn");
    }

    /** Without a word of the application: by a link. */
    @Test
    void callerOfTheFormProvesMoreAndKeepsTheSession() {
        try (RealBrowser browser = RealBrowser.start()) {
            browser.plugInAuthenticator();
            register(browser);
            String before = browser.cookie(SESSION).orElseThrow();

            browser.open(ADDRESS + "/webauthn/step-up?target=%2Fauthenticators%2Fdesk");
            browser.press("button");

            assertThat(browser.awaitText("SECF-WEBAUTHN"))
                    .isEqualTo("principal=alice type=SECF-WEBAUTHN user=true context=phr desk=pears");
            assertThat(browser.cookie(SESSION).orElseThrow()).isNotEqualTo(before);
        }
    }

    @PlatformTest
    void methodThatNeedsMoreSendsThePageToTheAuthenticatorAndCompletes() {
        try (RealBrowser browser = RealBrowser.start()) {
            browser.plugInAuthenticator();
            register(browser);

            browser.open(ACCOUNT + "/payments?month=5");
            browser.awaitAddress(ADDRESS + "/webauthn/step-up?target=");
            browser.press("button");

            browser.awaitText("payments of alice [administrator, user] by webauthn");
            assertThat(browser.awaitAddress(ACCOUNT)).isEqualTo(ACCOUNT + "/payments?month=5");
            browser.open(DESK);
            assertThat(browser.text()).contains("desk=pears");
        }
    }

    @PlatformTest
    void programIsToldWhatItsUserHasToDo() {
        CeremonyClient program = new CeremonyClient();
        Http.Reply nobody = program.get(ACCOUNT + "/payments");
        assertThat(nobody.status()).isEqualTo(401);
        assertThat(nobody.header("WWW-Authenticate")).contains("WebAuthn");
        assertThat(nobody.body()).isEqualTo("{\"error\":\"login_required\"}");

        Http.Reply known = program.logIn(User.ALICE).get(ACCOUNT + "/payments");

        assertThat(known.status()).isEqualTo(401);
        assertThat(known.header("WWW-Authenticate")).containsExactly("WebAuthn");
        assertThat(known.body()).isEqualTo("{\"error\":\"insufficient_user_authentication\"}");
        assertThat(program.get(ACCOUNT).body()).as("logged in as before").startsWith("alice ");
    }

    /** AUTH-001a: by an identity store where there is CDI. */
    @OnOneServer
    @PlatformTest
    void methodThatNeedsAFreshLoginAsksForThePasswordAgain() {
        CeremonyClient program = new CeremonyClient().logIn(User.ALICE);
        try (RealBrowser browser = RealBrowser.start()) {
            logInByPassword(browser);
            browser.open(DESK + "?put=pears");
            LockSupport.parkNanos(LATE.toNanos());
            Http.Reply told = program.get(ACCOUNT + "/lately");
            assertThat(told.status()).isEqualTo(401);
            assertThat(told.header("WWW-Authenticate")).containsExactly("Form");
            assertThat(told.body()).isEqualTo("{\"error\":\"insufficient_user_authentication\",\"max_age\":10}");

            browser.open(ACCOUNT + "/lately?a=b");
            assertThat(browser.awaitAddress(ADDRESS)).isEqualTo(ADDRESS + AuthenticatorsDefinition.PASSWORD_PAGE);
            givePassword(browser);

            browser.awaitText("lately alice [administrator, user] by form");
            browser.open(DESK);
            assertThat(browser.text()).as("the session goes on").contains("desk=pears");
        }
    }

    @OnOneServer
    @Test
    void answerIsGoodOnceAndForWhoeverAsked() {
        try (RealBrowser browser = RealBrowser.start()) {
            BrowserAuthenticator authenticator = browser.plugInAuthenticator();
            register(browser);
            CeremonyClient user = new CeremonyClient();
            CeremonyClient other = new CeremonyClient();
            JsonObject begun = user.begin(LOGIN);
            JsonObject answer = authenticator.answer(begun);

            assertThat(reason(other.finish(LOGIN, begun, answer))).isEqualTo("UNKNOWN_CEREMONY");
            assertThat(reason(other.finish(LOGIN, other.begin(LOGIN), answer))).isEqualTo("WRONG_CHALLENGE");
            CeremonyClient thief = user.thief();
            assertThat(user.finish(LOGIN, begun, answer).status()).isEqualTo(200);
            assertThat(user.get(DESK).body()).contains("principal=alice type=SECF-WEBAUTHN");

            assertThat(reason(thief.finish(LOGIN, begun, answer))).isEqualTo("UNKNOWN_CEREMONY");
            assertThat(reason(thief.finish(LOGIN, thief.begin(LOGIN), answer))).isEqualTo("WRONG_CHALLENGE");
            assertThat(thief.get(DESK).status()).isEqualTo(401);
        }
    }

    @OnOneServer
    @Test
    void answerIsForPagesOfOurOriginOnly() throws IOException {
        try (RealBrowser browser = RealBrowser.start();
                OtherOrigin elsewhere = new OtherOrigin()) {
            BrowserAuthenticator authenticator = browser.plugInAuthenticator();
            register(browser);
            CeremonyClient user = new CeremonyClient();
            JsonObject begun = user.begin(LOGIN);
            JsonObject answer = authenticator.answer(begun);

            assertThat(reason(user.finish(LOGIN, begun, answer, "https://evil.example")))
                    .isEqualTo("OTHER_SITE");
            assertThat(user.finish(LOGIN, begun, answer).status())
                    .as("nothing else was wrong with it")
                    .isEqualTo(200);

            CeremonyClient victim = new CeremonyClient();
            JsonObject relayed = victim.begin(LOGIN);
            browser.open(elsewhere.address());
            assertThat(reason(victim.finish(LOGIN, relayed, authenticator.answer(relayed))))
                    .isEqualTo("WRONG_ORIGIN");
        }
    }

    @OnOneServer
    @Test
    void sessionEndsOnceItsCredentialIsTakenOutOfTheFile() throws IOException {
        try (RealBrowser browser = RealBrowser.start()) {
            BrowserAuthenticator authenticator = browser.plugInAuthenticator();
            register(browser);
            CeremonyClient user = new CeremonyClient();
            JsonObject begun = user.begin(LOGIN);
            assertThat(user.finish(LOGIN, begun, authenticator.answer(begun)).status())
                    .isEqualTo(200);
            assertThat(user.get(DESK).status()).isEqualTo(200);

            AuthenticatorsArchive.forgetCredentials();

            assertThat(user.get(DESK).status()).isEqualTo(401);
            JsonObject again = user.begin(LOGIN);
            assertThat(reason(user.finish(LOGIN, again, authenticator.answer(again))))
                    .isEqualTo("UNKNOWN_CREDENTIAL");
        }
    }
}
