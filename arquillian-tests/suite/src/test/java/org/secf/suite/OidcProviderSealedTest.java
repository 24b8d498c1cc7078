package org.secf.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.secf.container.NodeProgram;
import org.secf.relying.RelyingDefinition;
import org.secf.server.Answer;
import org.secf.server.Browser;
import org.secf.server.OnOneServer;
import org.secf.server.PlatformTest;
import org.secf.server.RelyingArchive;
import org.secf.server.User;

/** The same provider encrypts what it signs: ID tokens and logout tokens; and requests are encrypted to it. */
@OnOneServer
@ExtendWith(ArquillianExtension.class)
class OidcProviderSealedTest {

    private static final String PORT = "18182";
    private static final String ISSUER = "http://127.0.0.1:" + PORT;
    private static final String MEMBERS = RelyingDefinition.ADDRESS + "/api/members";

    private static NodeProgram peer;

    @Deployment(testable = false)
    public static Archive<?> relying() throws IOException, GeneralSecurityException {
        return RelyingArchive.sealed(ISSUER);
    }

    @BeforeAll
    static void start() throws IOException {
        peer = NodeProgram.start("oidc-provider", PORT, RelyingDefinition.ADDRESS, "sealed");
    }

    @AfterAll
    static void stop() {
        if (peer != null) {
            peer.close();
        }
    }

    @PlatformTest
    void userLogsIn() throws IOException {
        int from = peer.said();
        try (Browser browser = new Browser()) {
            Answer answer = browser.loginThrough(MEMBERS, User.ALICE);

            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("alice by " + ISSUER + " through openid");
        }
        peer.awaitLine("pushed", from);
    }

    @PlatformTest
    void tokensAreRenewed() throws IOException {
        try (Browser browser = new Browser()) {
            browser.loginThrough(MEMBERS, User.ALICE);
            int from = peer.said();
            LockSupport.parkNanos(Duration.ofSeconds(3).toNanos());

            assertThat(browser.getJson(MEMBERS).status()).isEqualTo(200);
            peer.awaitLine("refresh_token of subject-alice", from);
        }
    }

    /** The hint is the signed token, which the provider can read (Core §3.1.2.1). */
    @PlatformTest
    void logoutHereIsOneAtTheProviderToo() {
        try (Browser browser = new Browser()) {
            browser.loginThrough(MEMBERS, User.ALICE);

            Answer end = browser.postAndAgree(RelyingDefinition.ADDRESS + "/openid/logout");

            assertThat(end.url()).isEqualTo(RelyingDefinition.ADDRESS + "/");
            assertThat(browser.getJson(MEMBERS).status()).isEqualTo(401);
            assertThat(browser.loginThrough(MEMBERS, User.BOB).body()).startsWith("bob by ");
        }
    }

    @PlatformTest
    void logoutAtTheProviderIsOneHereToo() throws IOException {
        int from = peer.said();
        try (Browser browser = new Browser()) {
            browser.loginThrough(MEMBERS, User.ALICE);

            browser.agreeThrough(ISSUER + "/session/end");

            peer.awaitLine("told of the logout of subject-alice", from);
            assertThat(browser.getJson(MEMBERS).status()).isEqualTo(401);
        }
    }
}
