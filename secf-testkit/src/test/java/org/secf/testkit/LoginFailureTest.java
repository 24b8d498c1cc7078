package org.secf.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.secf.http.Reply;
import org.secf.http.Request;

/** A login that goes wrong says where, and what came instead. */
class LoginFailureTest {

    @RegisterExtension
    static final TestIdentityProvider idp = TestIdentityProvider.onFreePort().with("alice", "user");

    private static ThrowableAssertAlternative<LoginFailure> assertThatLoginFails(String address) {
        return assertThatExceptionOfType(LoginFailure.class).isThrownBy(() -> idp.login("alice", address));
    }

    /** Instead of an enabler, something that answers {@code answers}. */
    private static void against(Function<Request, Reply> answers) throws IOException {
        try (LocalServer server = LocalServer.on(0)) {
            server.serve("/", answers);
            idp.login("alice", "http://localhost:" + server.port() + "/whoami");
        }
    }

    @Test
    void becauseTheAddressIsOpen() throws IOException {
        try (Enabler enabler = Enabler.trusting(idp)) {
            assertThatLoginFails(enabler.at("/public"))
                    .withMessageContaining("step 1 of 4, asking for the address")
                    .withMessageContaining("is the address protected")
                    .withMessageContaining("received: 200 from GET " + enabler.at("/public"))
                    .withMessageContaining("for everybody");
        }
    }

    @Test
    void becauseNobodyIsThere() throws IOException {
        LocalServer server = LocalServer.on(0);
        String address = "http://localhost:" + server.port() + "/whoami";
        server.close();
        assertThatLoginFails(address)
                .withMessageContaining("step 1 of 4")
                .withMessageContaining("ConnectException")
                .satisfies(failure -> assertThat(failure.status()).isEmpty());
    }

    @Test
    void becauseTheMetadataExpired() throws IOException {
        try (Enabler enabler = Enabler.trusting(idp)) {
            enabler.pass(Duration.ofDays(8));
            assertThatLoginFails(enabler.at("/whoami"))
                    .withMessageContaining("step 1 of 4")
                    .satisfies(failure -> assertThat(failure.correlation()).isPresent());
            assertThat(enabler.refusals()).containsExactly("METADATA_EXPIRED");
        }
    }

    @Test
    void becauseTheEnablerAsksAnotherProvider() throws IOException {
        try (TestIdentityProvider other = TestIdentityProvider.onFreePort();
                Enabler byRedirect = Enabler.trusting(other);
                Enabler byForm = Enabler.trusting(other, "request-binding", "post")) {
            String stranger = other.metadata().replace("/metadata", "/sso");
            assertThatLoginFails(byRedirect.at("/whoami"))
                    .withMessageContaining("step 1 of 4")
                    .withMessageContaining("which leads to " + stranger);
            assertThatLoginFails(byForm.at("/whoami"))
                    .withMessageContaining("step 1 of 4")
                    .withMessageContaining(stranger);
        }
    }

    @Test
    void becauseTheEnablerIsReachedByAnotherName() throws IOException {
        try (Enabler enabler = Enabler.trusting(idp)) {
            assertThatLoginFails(enabler.at("/whoami").replace("localhost", "127.0.0.1"))
                    .withMessageContaining("step 3 of 4");
            assertThat(enabler.refusals()).hasSize(1);
        }
    }

    @Test
    void becauseTheRequestIsNone() {
        assertThatExceptionOfType(LoginFailure.class)
                .isThrownBy(() ->
                        against(request -> Reply.redirect(idp.metadata().replace("/metadata", "/sso?SAMLRequest=%21"))))
                .withMessageContaining("step 2 of 4")
                .withMessageContaining("received: 400")
                .withMessageContaining("SAMLRequest is");
    }

    @Test
    void becauseTheSessionIsLost() throws IOException {
        try (Enabler byRedirect = Enabler.trusting(idp);
                Enabler byForm = Enabler.trusting(idp, "request-binding", "post")) {
            byRedirect.forgetSessions();
            assertThatLoginFails(byRedirect.at("/whoami")).withMessageContaining("step 4 of 4, returning");
            byForm.forgetSessions();
            assertThatLoginFails(byForm.at("/whoami")).withMessageContaining("step 4 of 4, returning");
        }
    }

    @Test
    void becauseThePageIsBroken() throws IOException {
        try (Enabler enabler = Enabler.trusting(idp)) {
            assertThatLoginFails(enabler.at("/broken"))
                    .withMessageContaining("step 4 of 4")
                    .withMessageContaining("received: 500");
        }
    }

    @Test
    void becauseItGoesRoundInCircles() {
        assertThatExceptionOfType(LoginFailure.class)
                .isThrownBy(() -> against(request -> Reply.redirect(request.target())))
                .withMessageContaining("step 1 of 4")
                .withMessageContaining("at most 10 redirects");
    }
}
