package org.secf.saml;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.secf.http.MemoryRequest;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.Outcome;
import org.secf.saml.model.ProviderReason;
import org.secf.saml.testing.Browser;
import org.secf.saml.testing.Deployment;
import org.secf.saml.testing.Login;
import org.secf.saml.testing.ResponseXml;
import org.secf.saml.testing.TwoProviders;
import org.secf.verdict.Reason;

/** Sends what is forbidden; the switch does not compile when a reason has no input. */
class EveryProviderReasonIsReachedTest {

    private Deployment deployment;
    private Mechanism mechanism;
    private final Browser browser = new Browser();

    @BeforeEach
    void deploy(@TempDir Path directory) {
        deployment = TwoProviders.of(new Deployment(directory));
        mechanism = deployment.start();
    }

    @ParameterizedTest
    @EnumSource
    void refusesWithItsReason(ProviderReason reason) {
        assertThat(provoke(reason)).isEqualTo(reason);
        assertThat(reason.clause()).contains("§");
    }

    private Reason provoke(ProviderReason reason) {
        return switch (reason) {
            case OTHER_PROVIDER_ANSWERED -> otherProvider();
            case OTHER_TENANT -> otherTenant();
            case UNKNOWN_HOST -> unknownHost();
            case UNKNOWN_PROVIDER -> refusal(MemoryRequest.get("/saml/login?entityID=x"));
            case PROVIDER_NOT_CHOSEN -> passive();
        };
    }

    private Reason otherProvider() {
        Login login = Login.of(browser.send(
                mechanism,
                MemoryRequest.get(
                        "/saml/login?entityID=" + URLEncoder.encode(TwoProviders.STAFF, StandardCharsets.UTF_8))));
        return refusal(login.answer(
                ResponseXml.to(login.id(), deployment.instant()).from(TwoProviders.GUESTS, TwoProviders.GUESTS_KEY)));
    }

    private Reason otherTenant() {
        mechanism = TwoProviders.tenants(deployment).start();
        Login login =
                Login.of(browser.send(mechanism, MemoryRequest.get("/page").header("Host", "one.example.org")));
        return refusal(
                login.answer(ResponseXml.to(login.id(), deployment.instant())).header("Host", "two.example.org"));
    }

    private Reason unknownHost() {
        mechanism = TwoProviders.tenants(deployment).start();
        return refusal(MemoryRequest.get("/page").header("Host", "evil.example"));
    }

    private Reason passive() {
        mechanism = deployment.set("is-passive", "true").start();
        return refusal(MemoryRequest.get("/page"));
    }

    private Reason refusal(MemoryRequest request) {
        Outcome outcome = browser.send(mechanism, request);
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused) outcome).rejection().reason();
    }
}
