package org.secf.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import org.htmlunit.html.HtmlPage;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.secf.openid.provider.IdTokenReason;
import org.secf.relying.RelyingDefinition;
import org.secf.server.Answer;
import org.secf.server.Browser;
import org.secf.server.Keycloak;
import org.secf.server.OnOneServer;
import org.secf.server.PlatformTest;
import org.secf.server.RealBrowser;
import org.secf.server.RelyingArchive;
import org.secf.server.ServerLog;
import org.secf.server.Site;
import org.secf.server.Totp;
import org.secf.server.User;

/** Users of a real Keycloak log in by OpenID Connect, at a JAX-RS resource that is guarded by roles. */
@OnOneServer
@ExtendWith(ArquillianExtension.class)
class OpenIdTest implements OpenIdBrowserContract {

    private static final String CALLBACK = RelyingDefinition.ADDRESS + "/openid/callback?";
    private static final Keycloak KEYCLOAK = keycloak();

    private static Keycloak keycloak() {
        try {
            return Keycloak.issuing(Site.keycloak(), RelyingDefinition.ADDRESS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Deployment(testable = false)
    public static Archive<?> relying() throws IOException {
        return RelyingArchive.war();
    }

    @AfterAll
    static void stop() {
        KEYCLOAK.close();
    }

    @Override
    public String provider() {
        return Keycloak.TOKEN_ISSUER;
    }

    @Override
    public String code() {
        return Totp.code(Keycloak.DEVICE, Clock.systemUTC());
    }

    /** It believes the ID token of the session that ends. */
    @Override
    public void agree(RealBrowser browser) {}

    @PlatformTest
    void userLogsInOnTheWayToAPage() {
        try (Browser browser = new Browser()) {
            Answer answer = browser.loginThrough(MEMBERS + "?tab=2", User.ALICE);

            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(answer.url()).isEqualTo(MEMBERS + "?tab=2");
            assertThat(answer.body()).isEqualTo("alice by " + Keycloak.TOKEN_ISSUER + " through openid");
            assertThat(browser.get(MEMBERS + "/all").body()).isEqualTo("all for alice");
            assertThat(browser.get(MEMBERS + "/lately").body()).isEqualTo("lately");
        }
    }

    @PlatformTest
    void rolesAreTheUsersOwn() {
        try (Browser browser = new Browser()) {
            assertThat(browser.loginThrough(MEMBERS, User.BOB).status()).isEqualTo(200);
            assertThat(browser.get(MEMBERS + "/all").status()).isEqualTo(403);
        }
    }

    @PlatformTest
    void programIsToldToLogIn() {
        try (Browser browser = new Browser()) {
            Answer answer = browser.getJson(MEMBERS);

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.body()).isEqualTo("{\"error\":\"login_required\"}");
        }
    }

    @PlatformTest
    void logoutHereIsOneAtTheProviderToo() {
        try (Browser browser = new Browser()) {
            browser.loginThrough(MEMBERS, User.ALICE);

            Answer end = browser.postThrough(RelyingDefinition.ADDRESS + "/openid/logout");

            assertThat(end.url()).isEqualTo(RelyingDefinition.ADDRESS + "/");
            assertThat(browser.getJson(MEMBERS).status()).isEqualTo(401);
            assertThat(browser.loginThrough(MEMBERS, User.BOB).body())
                    .as("Keycloak asked who it is")
                    .startsWith("bob by ");
        }
    }

    /** By a call from server to server. */
    @PlatformTest
    void logoutAtTheProviderIsOneHereToo() {
        try (Browser browser = new Browser()) {
            browser.loginThrough(MEMBERS, User.ALICE);
            assertThat(browser.getJson(MEMBERS).status()).isEqualTo(200);

            browser.agreeThrough(Keycloak.TOKEN_ISSUER + "/protocol/openid-connect/logout");

            assertThat(browser.getJson(MEMBERS).status()).isEqualTo(401);
        }
    }

    @PlatformTest
    void methodSaysThatItNeedsAStrongerLogin() {
        try (Browser browser = new Browser()) {
            browser.loginThrough(MEMBERS, User.ALICE);

            Answer asked = browser.getJson(TRANSFER);

            assertThat(asked.status()).isEqualTo(401);
            assertThat(asked.body()).contains("insufficient_user_authentication", "urn:secf:test:gold");
            assertThat(browser.get(MEMBERS).status()).as("logged in as before").isEqualTo(200);
        }
    }

    @PlatformTest
    void userProvesMoreOnTheWayToAMethodThatNeedsIt() {
        try (Browser browser = new Browser()) {
            browser.loginThrough(MEMBERS, User.CAROL);

            HtmlPage asked = browser.start(TRANSFER + "?to=bob");
            Answer answer = browser.prove(asked, code());

            assertThat(asked.getUrl().toString()).startsWith(Keycloak.TOKEN_ISSUER);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(answer.url()).isEqualTo(TRANSFER + "?to=bob");
            assertThat(answer.body()).isEqualTo("transferred");
            assertThat(browser.getJson(TRANSFER).status()).as("from now on").isEqualTo(200);
            assertThat(browser.get(MEMBERS).body()).startsWith("carol by ");
        }
    }

    @PlatformTest
    void wrongCodeProvesNothing() {
        try (Browser browser = new Browser()) {
            browser.loginThrough(MEMBERS, User.CAROL);

            Answer answer = browser.prove(browser.start(TRANSFER), "000000");

            assertThat(answer.url()).startsWith(Keycloak.TOKEN_ISSUER);
            assertThat(browser.getJson(TRANSFER).status()).isEqualTo(401);
            assertThat(browser.getJson(MEMBERS).status())
                    .as("logged in as before")
                    .isEqualTo(200);
        }
    }

    /** Keycloak answers at once by the login that there is: nobody goes round in circles. */
    @PlatformTest
    void contextThatTheProviderHasNotIsRefusedWhereItsAnswerComesIn() {
        try (Browser browser = new Browser()) {
            browser.loginThrough(MEMBERS, User.ALICE);

            Answer answer = browser.get(MEMBERS + "/vault");

            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.url()).startsWith(CALLBACK).contains("code=", "state=");
            assertThat(ServerLog.warned(answer.correlation()))
                    .contains(IdTokenReason.ID_TOKEN_CONTEXT.name(), "urn:secf:test:platinum");
            assertThat(browser.get(MEMBERS).status()).as("logged in as before").isEqualTo(200);
        }
    }

    @PlatformTest
    void answerThatNobodyAskedForIsRefused() {
        try (Browser browser = new Browser()) {
            Answer answer = browser.get(RelyingDefinition.ADDRESS
                    + "/openid/callback?code=x&state=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA&iss="
                    + Keycloak.TOKEN_ISSUER);

            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.body()).doesNotContain("OTHER_BROWSER");
        }
    }
}
