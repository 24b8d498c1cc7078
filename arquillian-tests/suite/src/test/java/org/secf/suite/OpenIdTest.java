package org.secf.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.secf.relying.RelyingDefinition;
import org.secf.server.Answer;
import org.secf.server.Browser;
import org.secf.server.Keycloak;
import org.secf.server.OnOneServer;
import org.secf.server.PlatformTest;
import org.secf.server.RelyingArchive;
import org.secf.server.Site;
import org.secf.server.User;

/** Users of a real Keycloak log in by OpenID Connect, at a JAX-RS resource that is guarded by roles. */
@OnOneServer
@ExtendWith(ArquillianExtension.class)
class OpenIdTest {

    private static final String MEMBERS = RelyingDefinition.ADDRESS + "/api/members";
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

    /** Keycloak has no such context: nobody goes round in circles. */
    @PlatformTest
    void methodAsksForAStrongerLogin() {
        try (Browser browser = new Browser()) {
            browser.loginThrough(MEMBERS, User.ALICE);
            Answer asked = browser.getJson(MEMBERS + "/transfer");

            assertThat(asked.status()).isEqualTo(401);
            assertThat(asked.body()).contains("insufficient_user_authentication", "urn:secf:test:gold");

            Answer answer = browser.get(MEMBERS + "/transfer");
            assertThat(answer.status()).isEqualTo(403);
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
