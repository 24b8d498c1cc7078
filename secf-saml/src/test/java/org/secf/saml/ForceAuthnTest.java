package org.secf.saml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.Outcome;
import org.secf.saml.model.SamlReason;
import org.secf.saml.testing.Browser;
import org.secf.saml.testing.Deployment;
import org.secf.saml.testing.Login;
import org.secf.saml.testing.ResponseXml;

/** saml-core §3.4.1: who is asked to authenticate the user anew must do so; an earlier authentication is no answer. */
class ForceAuthnTest {

    private static final Duration BEFORE_THE_REQUEST = Duration.ofMinutes(2);

    private final Browser browser = new Browser();
    private Deployment deployment;

    @BeforeEach
    void deploy(@TempDir Path directory) {
        deployment = new Deployment(directory);
    }

    @Test
    void refusesAnAuthenticationFromBeforeTheRequest() {
        Mechanism mechanism = deployment.set("force-authn", "true").start();
        Login login = Login.begin(browser, mechanism, "/");
        Outcome outcome = browser.send(mechanism, login.answer(authenticated(login, BEFORE_THE_REQUEST)));
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        assertThat(((Outcome.Refused) outcome).rejection().reason()).isEqualTo(SamlReason.AUTHENTICATION_TOO_OLD);
    }

    @Test
    void takesOneFromAfterIt() {
        Mechanism mechanism = deployment.set("force-authn", "true").start();
        Login login = Login.begin(browser, mechanism, "/");
        deployment.pass(Duration.ofMinutes(5));
        assertThat(browser.send(mechanism, login.answer(authenticated(login, Duration.ofMinutes(4)))))
                .isInstanceOf(Outcome.LoggedIn.class);
    }

    @Test
    void takesAnyWhereNothingIsForced() {
        Mechanism mechanism = deployment.start();
        Login login = Login.begin(browser, mechanism, "/");
        assertThat(browser.send(mechanism, login.answer(authenticated(login, BEFORE_THE_REQUEST))))
                .isInstanceOf(Outcome.LoggedIn.class);
    }

    private ResponseXml authenticated(Login login, Duration ago) {
        return ResponseXml.to(login.id(), deployment.instant().minus(ago));
    }
}
