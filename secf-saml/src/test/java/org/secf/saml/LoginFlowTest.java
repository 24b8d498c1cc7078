package org.secf.saml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.http.MemoryRequest;
import org.secf.http.Reply;
import org.secf.identity.Caller;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.MemoryExchange;
import org.secf.mechanism.Outcome;
import org.secf.saml.model.SamlBindingReason;
import org.secf.saml.model.SamlReason;
import org.secf.saml.testing.Browser;
import org.secf.saml.testing.Deployment;
import org.secf.saml.testing.Login;
import org.secf.saml.testing.MetadataXml;
import org.secf.saml.testing.ResponseXml;
import org.secf.saml.testing.TestKeys;
import org.secf.verdict.Reason;

/** From the first request to the caller, without a container. */
class LoginFlowTest {

    private Deployment deployment;
    private Mechanism mechanism;
    private final Browser browser = new Browser();

    @BeforeEach
    void deploy(@TempDir Path directory) {
        deployment = new Deployment(directory);
        mechanism = deployment.start();
    }

    private ResponseXml response(Login login) {
        return ResponseXml.to(login.id(), deployment.instant());
    }

    private static Reason refusal(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused) outcome).rejection().reason();
    }

    private static Outcome.LoggedIn loggedIn(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.LoggedIn.class);
        return (Outcome.LoggedIn) outcome;
    }

    private Outcome ask(MemoryRequest request, boolean isProtected, Optional<Caller> established) {
        return mechanism.authenticate(new MemoryExchange(request, isProtected, established));
    }

    @Nested
    class LogsIn {

        @Test
        void returnsToThePageFirstAskedFor() {
            Login login = Login.begin(browser, mechanism, "/api/whoami?x=%2f");
            Outcome.LoggedIn outcome = loggedIn(browser.send(mechanism, login.answer(response(login))));
            assertThat(outcome.caller().getName()).isEqualTo("alice");
            assertThat(outcome.caller().groups()).containsExactly("staff");
            assertThat(Login.header(outcome.reply(), "Location"))
                    .isEqualTo("https://sp.example.org/enabler/api/whoami?x=%2f");
            assertThat(browser.cookies()).isEmpty();
        }

        @Test
        void sessionEndsWhenTheProviderSays() {
            Login login = Login.begin(browser, mechanism, "/");
            assertThat(loggedIn(browser.send(mechanism, login.answer(response(login))))
                            .sessionEnds())
                    .isEqualTo(deployment.instant().plusSeconds(3600));
        }

        @Test
        void sessionEndsWhenWeSayIfThatIsEarlier() {
            mechanism = deployment.set("session-lifetime", "10m").start();
            Login login = Login.begin(browser, mechanism, "/");
            assertThat(loggedIn(browser.send(mechanism, login.answer(response(login))))
                            .sessionEnds())
                    .isEqualTo(deployment.instant().plusSeconds(600));
        }

        @Test
        void twoTabsAtOnceGoToTheirOwnPages() {
            Login first = Login.begin(browser, mechanism, "/one");
            Login second = Login.begin(browser, mechanism, "/two");
            Outcome two = browser.send(mechanism, second.answer(response(second)));
            Outcome one = browser.send(mechanism, first.answer(response(first)));
            assertThat(Login.header(loggedIn(one).reply(), "Location")).endsWith("/one");
            assertThat(Login.header(loggedIn(two).reply(), "Location")).endsWith("/two");
        }

        @Test
        void mapsGroups() {
            mechanism =
                    deployment.set("attributes.group-mapping", "staff=employee").start();
            Login login = Login.begin(browser, mechanism, "/");
            assertThat(loggedIn(browser.send(mechanism, login.answer(response(login))))
                            .caller()
                            .groups())
                    .containsExactly("employee");
        }
    }

    @Nested
    class WithoutLogin {

        private final Caller alice = Caller.nobody();

        @Test
        void establishedCallerGoesOn() {
            assertThat(ask(MemoryRequest.get("/"), true, Optional.of(alice))).isEqualTo(Outcome.established(alice));
        }

        @Test
        void openResourceNeedsNobody() {
            assertThat(ask(MemoryRequest.get("/"), false, Optional.empty())).isEqualTo(Outcome.abstained());
        }

        @Test
        void clientOfAnApiIsToldToLogIn() {
            Outcome outcome = ask(MemoryRequest.get("/").accept("application/json"), true, Optional.empty());
            Reply reply = ((Outcome.Replied) outcome).reply();
            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.body()).isEqualTo("{\"error\":\"login_required\"}");
            assertThat(Login.header(reply, "Set-Cookie")).isEmpty();
        }

        @Test
        void publishesMetadataToAnybody() {
            Outcome outcome = ask(MemoryRequest.get("/saml/metadata"), true, Optional.empty());
            Reply reply = ((Outcome.Replied) outcome).reply();
            assertThat(Login.header(reply, "Content-Type")).startsWith("application/samlmetadata+xml");
            assertThat(reply.body()).contains("entityID=\"" + ResponseXml.SP + "\"", ResponseXml.ACS);
        }

        @Test
        void metadataIsReadOnly() {
            Outcome outcome = ask(MemoryRequest.post("/saml/metadata", ""), true, Optional.empty());
            assertThat(((Outcome.Replied) outcome).reply().status()).isEqualTo(405);
        }

        @Test
        void expiredMetadataIsNotARedirect() {
            deployment.file(
                    "idp.xml",
                    MetadataXml.usual().replace("ID=\"_root\"", "ID=\"_root\" validUntil=\"2026-06-01T13:00:00Z\""));
            mechanism = deployment.start();
            deployment.pass(Duration.ofHours(1));
            assertThat(refusal(browser.send(mechanism, MemoryRequest.get("/")))).isEqualTo(SamlReason.METADATA_EXPIRED);
            assertThat(browser.cookies()).isEmpty();
        }
    }

    @Nested
    class Targets_H50 {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://evil.example.org/",
                    "//evil.example.org/",
                    "/\\evil.example.org",
                    "\\evil",
                    "javascript:alert(1)",
                    "/a\r\nSet-Cookie: x=y",
                    "/\t/evil",
                    ""
                })
        void returnsToTheFrontPageInstead(String hostile) {
            Login login =
                    Login.of(browser.send(mechanism, MemoryRequest.get("/").target(hostile)));
            Outcome outcome = browser.send(mechanism, login.answer(response(login)));
            assertThat(Login.header(loggedIn(outcome).reply(), "Location"))
                    .isEqualTo("https://sp.example.org/enabler/");
        }

        @Test
        void targetDoesNotTravel() {
            Login login = Login.begin(browser, mechanism, "/secret-page");
            assertThat(login.relayState()).hasSizeLessThanOrEqualTo(80).doesNotContain("secret");
            assertThat(login.location()).doesNotContain("secret-page");
        }
    }

    @Nested
    class Once_H42 {

        @Test
        void secondPostIsRefused() {
            Login login = Login.begin(browser, mechanism, "/");
            MemoryRequest post = login.answer(response(login));
            Browser kept = new Browser();
            browser.cookies().forEach(cookie -> kept.plant(cookie.name(), cookie.value()));
            loggedIn(browser.send(mechanism, post));
            assertThat(refusal(kept.send(mechanism, post))).isEqualTo(SamlBindingReason.NO_LOGIN_IN_FLIGHT);
        }

        @Test
        void oneOfManySimultaneousPostsLogsIn() throws Exception {
            Login login = Login.begin(browser, mechanism, "/");
            MemoryRequest post = login.answer(response(login)).cookies(browser.cookies());
            int threads = 8;
            CyclicBarrier together = new CyclicBarrier(threads);
            Callable<Outcome> send = () -> {
                together.await();
                return ask(post, true, Optional.empty());
            };
            ExecutorService pool = Executors.newFixedThreadPool(threads);
            try {
                int logins = 0;
                for (Future<Outcome> future : pool.invokeAll(java.util.Collections.nCopies(threads, send))) {
                    logins += future.get() instanceof Outcome.LoggedIn ? 1 : 0;
                }
                assertThat(logins).isEqualTo(1);
            } finally {
                pool.shutdownNow();
            }
        }

        @Test
        void assertionIsUsedOnceEvenForAnotherLogin() {
            Login first = Login.begin(browser, mechanism, "/");
            loggedIn(browser.send(mechanism, first.answer(response(first).assertionId("_same"))));
            Login second = Login.begin(browser, mechanism, "/");
            assertThat(refusal(browser.send(
                            mechanism, second.answer(response(second).assertionId("_same")))))
                    .isEqualTo(SamlReason.REPLAYED);
        }
    }

    @Nested
    class Flood_H53 {

        @Test
        void tenThousandStartsStayBounded() {
            Login mine = Login.begin(browser, mechanism, "/");
            for (int i = 0; i < 10_000; i++) {
                ask(MemoryRequest.get("/"), true, Optional.empty());
            }
            assertThat(refusal(browser.send(mechanism, mine.answer(response(mine)))))
                    .as("the oldest login gave way")
                    .isEqualTo(SamlBindingReason.NO_LOGIN_IN_FLIGHT);
            Login later = Login.begin(browser, mechanism, "/");
            loggedIn(browser.send(mechanism, later.answer(response(later))));
        }

        @Test
        void twoHundredTabsDoNotPileUpCookies() {
            for (int i = 0; i < 200; i++) {
                Login.begin(browser, mechanism, "/");
                deployment.pass(Duration.ofSeconds(1));
            }
            assertThat(browser.cookies()).hasSizeLessThanOrEqualTo(16);
            Login last = Login.begin(browser, mechanism, "/");
            loggedIn(browser.send(mechanism, last.answer(response(last))));
        }
    }

    @Nested
    class Unsolicited_H33 {

        private Outcome post(Mechanism to, String relayState) {
            ResponseXml response = ResponseXml.to("_x", deployment.instant()).unsolicited();
            return browser.send(
                    to,
                    MemoryRequest.post(
                            "/saml/acs",
                            MemoryRequest.form("SAMLResponse", response.base64(), "RelayState", relayState)));
        }

        @Test
        void isRefused() {
            assertThat(refusal(post(mechanism, "x"))).isEqualTo(SamlReason.UNSOLICITED);
        }

        @Test
        void goesToTheFrontPageWhereItIsTakenAtAll() {
            Mechanism lax = deployment.set("accept-unsolicited", "true").start();
            Outcome.LoggedIn outcome = loggedIn(post(lax, ""));
            assertThat(Login.header(outcome.reply(), "Location")).isEqualTo("https://sp.example.org/enabler/");
        }
    }

    @Nested
    class OtherProvider_H36 {

        @Test
        void otherIssuerIsRefused() {
            Login login = Login.begin(browser, mechanism, "/");
            ResponseXml other = response(login).from("https://other.example.org", TestKeys.OTHER);
            assertThat(refusal(browser.send(mechanism, login.answer(other))))
                    .isEqualTo(SamlReason.WRONG_RESPONSE_ISSUER);
            assertThat(browser.cookies()).as("cookie of the failed login").isEmpty();
        }

        @Test
        void otherKeyIsRefused() {
            Login login = Login.begin(browser, mechanism, "/");
            assertThat(refusal(browser.send(
                            mechanism, login.answer(response(login).from(MetadataXml.IDP, TestKeys.OTHER)))))
                    .isEqualTo(SamlReason.SIGNATURE_INVALID);
        }
    }

    @Nested
    class HostileContent {

        @ParameterizedTest
        @ValueSource(strings = {"_a b", "'; DROP TABLE--", "_a&#10;x"})
        void hostileAssertionId_H43(String id) {
            Login login = Login.begin(browser, mechanism, "/");
            String xml = new String(
                    Base64.getMimeDecoder()
                            .decode(response(login).assertionId("_good").base64()),
                    StandardCharsets.UTF_8);
            String hostile =
                    Base64.getEncoder().encodeToString(xml.replace("_good", id).getBytes(StandardCharsets.UTF_8));
            MemoryRequest post = MemoryRequest.post(
                    "/saml/acs", MemoryRequest.form("SAMLResponse", hostile, "RelayState", login.relayState()));
            assertThat(refusal(browser.send(mechanism, post))).isEqualTo(SamlReason.MALFORMED_ID);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "alice ", "al\u200bice"})
        void badSubject_H46(String name) {
            Login login = Login.begin(browser, mechanism, "/");
            assertThat(refusal(
                            browser.send(mechanism, login.answer(response(login).nameId(name)))))
                    .isInstanceOf(SamlReason.class);
        }

        @Test
        void subjectWithNul_H46() {
            assertThat(List.of(refusal(browser.send(
                            mechanism,
                            MemoryRequest.post("/saml/acs", "SAMLResponse=PGE%2BJiMwOzwvYT4%3D&RelayState=x")))))
                    .containsExactly(SamlReason.UNPARSABLE);
        }
    }
}
