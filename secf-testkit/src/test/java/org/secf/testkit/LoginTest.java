package org.secf.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.identity.Caller;
import org.secf.identity.CallerJson;
import org.secf.testkit.idp.ResponsePlan;
import org.secf.testkit.idp.User;

/** What an enabler's own tests do, with the real service provider in the enabler's place. */
class LoginTest {

    @RegisterExtension
    static final TestIdentityProvider idp = TestIdentityProvider.onFreePort()
            .with("alice", "user", "administrator")
            .with(User.named("bob").in("user").with("mail", "bob@example.org").with("note", "\"<&>'", "ä+ =%"));

    private Enabler enabler;

    @BeforeEach
    void deploy() throws IOException {
        enabler = Enabler.trusting(idp);
    }

    @AfterEach
    void undeploy() {
        enabler.close();
    }

    private static Caller caller(TestBrowser browser) {
        return CallerJson.read(browser.page().body());
    }

    @Nested
    class LogsIn {

        @ParameterizedTest
        @ValueSource(strings = {"redirect", "post"})
        void byEachBindingOfTheRequest(String binding) throws IOException {
            try (Enabler other = Enabler.trusting(idp, "request-binding", binding)) {
                TestBrowser alice = idp.login("alice", other.at("/whoami?x=%2f"));
                assertThat(alice.page().uri()).hasToString(other.at("/whoami?x=%2f"));
                assertThat(caller(alice).getName()).isEqualTo("alice");
                assertThat(caller(alice).evidence().issuer()).isEqualTo(idp.metadata());
                assertThat(other.refusals()).isEmpty();
            }
        }

        @Test
        void andStaysLoggedIn() {
            TestBrowser alice = idp.login("alice", enabler.at("/whoami"));
            assertThat(alice.get(enabler.at("/admin")).statusCode()).isEqualTo(200);
            assertThat(alice.getJson(enabler.at("/admin")).body()).contains("\"alice\"");
        }

        @Test
        void withGroupsAndAttributes() {
            Caller bob = caller(idp.login("bob", enabler.at("/whoami")));
            assertThat(bob.groups()).containsExactly("user");
            assertThat(bob.attributes())
                    .containsEntry("mail", List.of("bob@example.org"))
                    .containsEntry("note", List.of("\"<&>'", "ä+ =%"));
        }

        @Test
        void thoughAGroupIsMissing() {
            TestBrowser bob = idp.login("bob", enabler.at("/admin"));
            assertThat(bob.page().statusCode()).isEqualTo(403);
            assertThat(bob.get(enabler.at("/whoami")).statusCode()).isEqualTo(200);
        }

        @Test
        void asSomebodyWhoIsAddedLater() {
            idp.with("carol");
            assertThat(caller(idp.login("carol", enabler.at("/whoami"))).groups())
                    .isEmpty();
        }

        @Test
        void withAnotherAuthentication() {
            ResponsePlan plan =
                    idp.response("alice").authenticatedBy("urn:example:token").authenticatedAgo(Duration.ofMinutes(20));
            Caller alice = caller(idp.login(plan, enabler.at("/whoami")));
            assertThat(alice.evidence().authenticationContext()).contains("urn:example:token");
            Caller now = caller(idp.login("alice", enabler.at("/whoami")));
            assertThat(Duration.between(
                            alice.evidence().authenticatedAt(), now.evidence().authenticatedAt()))
                    .isBetween(Duration.ofMinutes(20), Duration.ofMinutes(21));
        }

        @Test
        void manyAtOnce() throws Exception {
            ExecutorService threads = Executors.newFixedThreadPool(8);
            try {
                List<Future<String>> names = IntStream.range(0, 24)
                        .mapToObj(i -> i % 2 == 0 ? "alice" : "bob")
                        .map(name -> threads.submit(() -> name
                                + caller(idp.login(name, enabler.at("/whoami"))).getName()))
                        .toList();
                for (Future<String> name : names) {
                    assertThat(name.get()).isIn("alicealice", "bobbob");
                }
            } finally {
                threads.shutdownNow();
            }
        }
    }

    @Nested
    class Anonymous {

        @Test
        void isSentToTheLoginPage() {
            TestBrowser nobody = TestBrowser.anonymous();
            nobody.get(enabler.at("/whoami"));
            assertThat(nobody.page().body()).contains("name=\"password\"", "<td>alice</td>");
        }

        @Test
        void isRefusedJson() {
            assertThat(TestBrowser.anonymous().getJson(enabler.at("/whoami")).statusCode())
                    .isEqualTo(401);
        }
    }

    @Nested
    class ForgedResponses {

        @Test
        void signedByAStrangerAreRefused() {
            assertThat(idp.refusal(idp.response("alice").signedByStranger(), enabler.at("/whoami"))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(enabler.refusals()).containsExactly("SIGNATURE_INVALID");
        }

        @Test
        void thatExpiredAreRefused() {
            idp.refusal(idp.response("alice").expired(), enabler.at("/whoami"));
            assertThat(enabler.refusals()).containsExactly("CONFIRMATION_EXPIRED");
        }

        @Test
        void forAnotherAudienceAreRefused() {
            idp.refusal(idp.response("alice").forAudience("https://other.example.org"), enabler.at("/whoami"));
            assertThat(enabler.refusals()).containsExactly("WRONG_AUDIENCE");
        }

        @Test
        void failALogin() {
            assertThatExceptionOfType(LoginFailure.class)
                    .isThrownBy(() -> idp.login(idp.response("alice").expired(), enabler.at("/whoami")))
                    .withMessageContaining("step 3 of 4")
                    .withMessageContaining("received: 403 from POST " + enabler.at("/saml/acs"))
                    .withMessageContaining("Reference for the administrator")
                    .satisfies(failure -> {
                        assertThat(failure.status()).hasValue(403);
                        assertThat(failure.correlation()).isPresent();
                        assertThat(failure)
                                .hasMessageContaining(failure.correlation().orElseThrow());
                    });
        }

        @Test
        void areMissedWhereTheyAreHonest() {
            assertThatExceptionOfType(LoginFailure.class)
                    .isThrownBy(() -> idp.refusal(idp.response("alice"), enabler.at("/whoami")))
                    .withMessageContaining("step 3 of 4")
                    .withMessageContaining("expected: a refusal")
                    .withMessageContaining("received: 303");
        }
    }

    @Test
    void rejectsNamesThatItDoesNotKnow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> idp.login("mallory", enabler.at("/whoami")))
                .withMessageContaining("no user mallory but [alice, bob");
    }
}
