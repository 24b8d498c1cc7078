package org.secf.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.htmlunit.html.HtmlPage;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.secf.container.NodeProgram;
import org.secf.openid.OpenIdReason;
import org.secf.openid.provider.ProviderReason;
import org.secf.relying.RelyingDefinition;
import org.secf.server.Answer;
import org.secf.server.Browser;
import org.secf.server.Http;
import org.secf.server.OnOneServer;
import org.secf.server.PlatformTest;
import org.secf.server.RealBrowser;
import org.secf.server.RelyingArchive;
import org.secf.server.ServerLog;
import org.secf.server.User;
import org.secf.verdict.Reason;

/** Users of a strict provider, which is no Java program, log in: its client proves itself by a key, and pushes and signs each request. */
@OnOneServer
@ExtendWith(ArquillianExtension.class)
class OidcProviderTest implements OpenIdBrowserContract {

    private static final String PORT = "18182";
    private static final String ISSUER = "http://127.0.0.1:" + PORT;
    private static final String CALLBACK = RelyingDefinition.ADDRESS + "/openid/callback?";
    private static final int LONGEST_WAY = 5;

    private static NodeProgram peer;

    @Deployment(testable = false)
    public static Archive<?> relying() throws IOException, GeneralSecurityException {
        return RelyingArchive.war(ISSUER);
    }

    @BeforeAll
    static void start() throws IOException {
        peer = NodeProgram.start("oidc-provider", PORT, RelyingDefinition.ADDRESS);
    }

    @AfterAll
    static void stop() {
        if (peer != null) {
            peer.close();
        }
    }

    @Override
    public String provider() {
        return ISSUER;
    }

    @Override
    public String code() {
        return "271828";
    }

    @Override
    public void agree(RealBrowser browser) {
        browser.awaitAddress(ISSUER);
        browser.press("button[type=submit]");
    }

    /** What else these tests show is worth something. */
    @PlatformTest
    void providerIsStrict() {
        Http.Reply reply = new Http()
                .get(ISSUER + "/auth?client_id=relying&response_type=code&scope=openid&redirect_uri="
                        + RelyingDefinition.ADDRESS + "/openid/callback");

        assertThat(reply.header("Location"))
                .singleElement()
                .asString()
                .contains("error=invalid_request", "Pushed+Authorization+Request+must+be+used");
    }

    @PlatformTest
    void userLogsInByARequestThatIsPushed() throws IOException {
        int from = peer.said();
        try (Browser browser = new Browser()) {
            Answer answer = browser.loginThrough(MEMBERS + "?tab=2", User.ALICE);

            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(answer.url()).isEqualTo(MEMBERS + "?tab=2");
            assertThat(answer.body()).isEqualTo("alice by " + ISSUER + " through openid");
            assertThat(browser.get(MEMBERS + "/all").body()).isEqualTo("all for alice");
            assertThat(browser.get(MEMBERS + "/lately").body()).isEqualTo("lately");
        }
        peer.awaitLine("pushed", from);
        peer.awaitLine("authorization_code of subject-alice", from);
    }

    @PlatformTest
    void userProvesMoreOnTheWayToAMethodThatNeedsIt() {
        try (Browser browser = new Browser()) {
            browser.loginThrough(MEMBERS, User.BOB);
            assertThat(browser.getJson(TRANSFER).status()).isEqualTo(401);

            HtmlPage asked = browser.start(TRANSFER + "?to=alice");
            Answer answer = browser.prove(asked, code());

            assertThat(asked.getUrl().toString()).startsWith(ISSUER);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(answer.url()).isEqualTo(TRANSFER + "?to=alice");
            assertThat(browser.getJson(TRANSFER).status()).as("from now on").isEqualTo(200);
        }
    }

    /** Its access tokens end soon, and each refresh token is good once. */
    @PlatformTest
    void tokensAreRenewed() throws IOException {
        try (Browser browser = new Browser()) {
            browser.loginThrough(MEMBERS, User.ALICE);
            for (int i = 0; i < 2; i++) {
                int from = peer.said();
                LockSupport.parkNanos(Duration.ofSeconds(3).toNanos());

                assertThat(browser.getJson(MEMBERS).status()).isEqualTo(200);
                peer.awaitLine("refresh_token of subject-alice", from);
            }
        }
    }

    @PlatformTest
    void logoutHereIsOneAtTheProviderToo() {
        try (Browser browser = new Browser()) {
            browser.loginThrough(MEMBERS, User.ALICE);

            Answer end = browser.postAndAgree(RelyingDefinition.ADDRESS + "/openid/logout");

            assertThat(end.url()).isEqualTo(RelyingDefinition.ADDRESS + "/");
            assertThat(browser.getJson(MEMBERS).status()).isEqualTo(401);
            assertThat(browser.loginThrough(MEMBERS, User.BOB).body())
                    .as("the provider asked who it is")
                    .startsWith("bob by ");
        }
    }

    /** By a call from server to server. */
    @PlatformTest
    void logoutAtTheProviderIsOneHereToo() throws IOException {
        int from = peer.said();
        try (Browser browser = new Browser()) {
            browser.loginThrough(MEMBERS, User.ALICE);
            assertThat(browser.getJson(MEMBERS).status()).isEqualTo(200);

            browser.agreeThrough(ISSUER + "/session/end");

            peer.awaitLine("told of the logout of subject-alice", from);
            assertThat(browser.getJson(MEMBERS).status()).isEqualTo(401);
        }
    }

    @PlatformTest
    void answerOfAnotherProviderIsRefused() {
        refuses(
                answer -> answer.replaceFirst("(iss=[^&]*)" + PORT, "$1" + "18183"),
                OpenIdReason.OTHER_ISSUER_ANSWERED);
    }

    @PlatformTest
    void answerWithoutItsProviderIsRefused() {
        refuses(answer -> answer.replaceFirst("[?&]iss=[^&]*$", ""), OpenIdReason.ANSWER_WITHOUT_ISSUER);
    }

    @PlatformTest
    void answerWithAnotherCodeIsRefused() {
        refuses(answer -> answer.replaceFirst("code=[^&]*", "code=of-somebody-else"), ProviderReason.TOKENS_REFUSED);
    }

    @PlatformTest
    void answerToAnotherLoginIsRefused() {
        refuses(answer -> answer.replaceFirst("state=[^&]*", "state=" + "A".repeat(43)), OpenIdReason.OTHER_BROWSER);
    }

    private static void refuses(UnaryOperator<String> change, Reason reason) {
        try (Browser browser = new Browser()) {
            String good = answer(browser);
            String changed = change.apply(good);
            assertThat(changed).isNotEqualTo(good);

            Answer refused = browser.get(changed);

            assertThat(refused.status()).as(refused.body()).isEqualTo(403);
            assertThat(ServerLog.warned(refused.correlation())).contains(reason.name());
            assertThat(browser.getJson(MEMBERS).status()).isEqualTo(401);
        }
    }

    /** The address by which a browser would bring the answer to a login. */
    private static String answer(Browser browser) {
        HtmlPage form = browser.start(MEMBERS);
        browser.followRedirects(false);
        String next = browser.logIn(form, User.ALICE).header("Location").orElseThrow();
        for (int i = 0; i < LONGEST_WAY && !next.startsWith(CALLBACK); i++) {
            next = browser.get(next).header("Location").orElseThrow();
        }
        browser.followRedirects(true);
        assertThat(next).startsWith(CALLBACK);
        return next;
    }
}
