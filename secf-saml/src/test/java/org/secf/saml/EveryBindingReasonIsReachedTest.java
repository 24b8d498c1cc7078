package org.secf.saml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.crypto.Crypto;
import org.secf.http.HttpReason;
import org.secf.http.MemoryRequest;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.Outcome;
import org.secf.saml.model.SamlBindingReason;
import org.secf.saml.request.RedirectSignature;
import org.secf.saml.testing.Browser;
import org.secf.saml.testing.Deployment;
import org.secf.saml.testing.Login;
import org.secf.saml.testing.MetadataXml;
import org.secf.saml.testing.ResponseXml;
import org.secf.saml.testing.TestKeys;
import org.secf.verdict.Reason;

/** Sends what is forbidden; the switch does not compile when a reason has no input. */
class EveryBindingReasonIsReachedTest {

    private static final List<PublicKey> KEYS =
            List.of(TestKeys.OURS.certificate().getPublicKey());

    private Deployment deployment;
    private Mechanism mechanism;
    private final Browser browser = new Browser();

    @BeforeEach
    void deploy(@TempDir Path directory) {
        deployment = new Deployment(directory);
        mechanism = deployment.start();
    }

    @ParameterizedTest
    @EnumSource
    void refusesWithItsReason(SamlBindingReason reason) {
        assertThat(provoke(reason)).isEqualTo(reason);
        assertThat(reason.clause()).contains("§");
    }

    private Reason provoke(SamlBindingReason reason) {
        return switch (reason) {
            case WRONG_BINDING -> getAtTheConsumer();
            case BINDING_NOT_ALLOWED -> signatureBesideTheResponse();
            case PARAMETER_IN_QUERY -> messageInTheAddress("SAMLResponse");
            case OTHER_BROWSER -> otherBrowser();
            case NO_LOGIN_IN_FLIGHT -> tooLate();
            case OTHER_PROVIDER_ASKED -> providerChanged();
            case RELAY_STATE_MISMATCH -> relayState("RelayState", "x");
            case NO_SIGNING_KEY -> signingKeyGone();
            case QUERY_UNSIGNED -> query("SAMLRequest=AAAA");
            case QUERY_ALGORITHM -> query("SAMLRequest=AAAA&SigAlg=none&Signature=AAAA");
            case QUERY_SIGNATURE ->
                query(RedirectSignature.sign("SAMLRequest=AAAA", TestKeys.OURS, Crypto.jdk())
                        .replace("AAAA&", "AAAB&"));
        };
    }

    /** H32. */
    private Reason getAtTheConsumer() {
        Login login = Login.begin(browser, mechanism, "/");
        return refusal(answer(login).method("GET"));
    }

    /** Forms alone are taken unless the deployer says otherwise. */
    private Reason signatureBesideTheResponse() {
        Login login = Login.begin(browser, mechanism, "/");
        MemoryRequest answer = answer(login);
        return refusal(answer.body((answer.content() + "&SigAlg=x&Signature=AAAA").getBytes(StandardCharsets.UTF_8)));
    }

    /** H28. */
    private Reason messageInTheAddress(String name) {
        Login login = Login.begin(browser, mechanism, "/");
        return refusal(answer(login).target("/enabler/saml/acs?" + name + "=x"));
    }

    /** H34. */
    private Reason otherBrowser() {
        Login login = Login.begin(new Browser(), mechanism, "/");
        return refusal(answer(login));
    }

    private Reason tooLate() {
        Login login = Login.begin(browser, mechanism, "/");
        deployment.pass(Duration.ofMinutes(10));
        return refusal(answer(login));
    }

    private Reason providerChanged() {
        Login login = Login.begin(browser, mechanism, "/");
        deployment.file("idp.xml", MetadataXml.usual().replace(MetadataXml.IDP, "https://new.example.org"));
        mechanism = deployment.start();
        return refusal(answer(login));
    }

    private Reason signingKeyGone() {
        deployment.keys(deployment.retiring());
        mechanism = deployment.start();
        deployment.pass(Duration.ofHours(2));
        return refusal(MemoryRequest.get("/"));
    }

    private Reason relayState(String... namesAndValues) {
        Login login = Login.begin(browser, mechanism, "/");
        ResponseXml response = ResponseXml.to(login.id(), deployment.instant());
        return refusal(MemoryRequest.post(
                "/saml/acs",
                "SAMLResponse=" + MemoryRequest.form("", response.base64()).substring(1) + "&"
                        + MemoryRequest.form(namesAndValues)));
    }

    private static Reason query(String query) {
        return RedirectSignature.verify(query, "SAMLRequest", KEYS, Crypto.jdk())
                .rejection()
                .orElseThrow()
                .reason();
    }

    private MemoryRequest answer(Login login) {
        return login.answer(ResponseXml.to(login.id(), deployment.instant()));
    }

    private Reason refusal(MemoryRequest request) {
        Outcome outcome = browser.send(mechanism, request);
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused) outcome).rejection().reason();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RelayState", "SAMLRequest", "SAMLart", "Signature", "SigAlg"})
    void nothingOfAMessageMayComeInTheAddress_H28(String name) {
        assertThat(messageInTheAddress(name)).isEqualTo(SamlBindingReason.PARAMETER_IN_QUERY);
    }

    @Test
    void parametersComeOnce_H28() {
        assertThat(relayState("RelayState", "a", "RelayState", "b")).isEqualTo(HttpReason.DUPLICATE_PARAMETER);
        assertThat(relayState("RelayState", "a", "SAMLResponse", "b")).isEqualTo(HttpReason.DUPLICATE_PARAMETER);
        assertThat(relayState("SAMLResponse", "b", "SAMLResponse", "c")).isEqualTo(HttpReason.DUPLICATE_PARAMETER);
    }

    @Test
    void relayStateMustComeBack_H50() {
        assertThat(relayState("other", "x")).isEqualTo(SamlBindingReason.RELAY_STATE_MISMATCH);
        assertThat(relayState("RelayState", "")).isEqualTo(SamlBindingReason.RELAY_STATE_MISMATCH);
        assertThat(relayState("RelayState", "https://evil.example.org/"))
                .isEqualTo(SamlBindingReason.RELAY_STATE_MISMATCH);
        assertThat(relayState("RelayState", "a".repeat(10_240))).isEqualTo(SamlBindingReason.RELAY_STATE_MISMATCH);
    }

    @Test
    void refusalEndsTheLoginInThisBrowser() {
        relayState("RelayState", "x");
        assertThat(browser.cookies()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "9.AAAA", "rO0ABXNyABFqYXZhLnV0aWwuSGFzaE1hcA==", "x.y.z"})
    void cookieOfAnotherValueIsRefused_H52(String value) {
        Login login = Login.begin(browser, mechanism, "/");
        browser.plant("__Host-secf-saml-" + login.id(), value);
        assertThat(refusal(answer(login))).isEqualTo(SamlBindingReason.NO_LOGIN_IN_FLIGHT);
    }

    @Test
    void wrongCookieDoesNotSpoilSomebodysLogin_H52() {
        Login login = Login.begin(browser, mechanism, "/");
        Browser attacker = new Browser();
        attacker.plant("__Host-secf-saml-" + login.id(), "9.guess");
        attacker.send(mechanism, answer(login));
        assertThat(browser.send(mechanism, answer(login))).isInstanceOf(Outcome.LoggedIn.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"_x", "_ABCDEF", "a=b; c", "_0123456789abcdef0123456789abcdef0", "."})
    void hostileRequestIdNeverBecomesACookieName_H52(String id) {
        browser.plant("__Host-secf-saml-" + id, "9.x");
        ResponseXml response = ResponseXml.to(id, deployment.instant()).assertionId("_a");
        assertThat(refusal(MemoryRequest.post(
                        "/saml/acs", MemoryRequest.form("SAMLResponse", response.base64(), "RelayState", "x"))))
                .isNotNull();
    }

    @Test
    void formLargerThanAMebibyteIsRefused() {
        assertThat(refusal(MemoryRequest.post("/saml/acs", "SAMLResponse=" + "A".repeat(1 << 20))))
                .isEqualTo(HttpReason.BODY_TOO_LARGE);
    }

    @Test
    void formWithoutResponseIsRefused() {
        assertThat(refusal(MemoryRequest.post("/saml/acs", "RelayState=x"))).isEqualTo(HttpReason.MISSING_PARAMETER);
    }
}
