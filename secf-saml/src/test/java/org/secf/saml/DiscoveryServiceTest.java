package org.secf.saml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.saml.testing.TwoProviders.GUESTS;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secf.http.Cookie;
import org.secf.http.HttpReason;
import org.secf.http.MemoryRequest;
import org.secf.http.Parameters;
import org.secf.http.Reply;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.Outcome;
import org.secf.saml.model.ProviderReason;
import org.secf.saml.model.SamlBindingReason;
import org.secf.saml.testing.Browser;
import org.secf.saml.testing.Deployment;
import org.secf.saml.testing.Login;
import org.secf.saml.testing.ResponseXml;
import org.secf.saml.testing.TwoProviders;
import org.secf.verdict.Reason;

/** Identity Provider Discovery Service Protocol and Profile §2.4. */
class DiscoveryServiceTest {

    private static final String SERVICE = "https://discovery.example.org/ds?lang=x";
    private static final String BASE = "https://sp.example.org/enabler";

    private Deployment deployment;
    private Mechanism mechanism;
    private final Browser browser = new Browser();

    @BeforeEach
    void deploy(@TempDir Path directory) {
        deployment = TwoProviders.of(new Deployment(directory)).set("choice.discovery-service", SERVICE);
        mechanism = deployment.start();
    }

    private static String location(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Replied.class);
        return Login.header(((Outcome.Replied) outcome).reply(), "Location");
    }

    private static Reason refusal(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused) outcome).rejection().reason();
    }

    private static Parameters query(String address) {
        return Parameters.parse(address.substring(address.indexOf('?') + 1))
                .<Parameters>fold(parsed -> parsed, rejection -> Parameters.NONE);
    }

    private static String value(Parameters query, String name) {
        return query.single(name).<String>fold(Parameters.Parameter::value, rejection -> "none");
    }

    /** Asks for a page; gives the address to come back to, below the application. */
    private String sent() {
        String address = location(browser.send(mechanism, MemoryRequest.get("/api/x?secret=1")));
        assertThat(address).startsWith(SERVICE + "&");
        return value(query(address), "return").substring(BASE.length());
    }

    private MemoryRequest back(String address, String entityId) {
        return MemoryRequest.get(address + "&entityID=" + URLEncoder.encode(entityId, StandardCharsets.UTF_8));
    }

    @Test
    void isToldWhoAsksAndWhereToComeBackAndNothingOfTheRequest() {
        String address = location(browser.send(mechanism, MemoryRequest.get("/api/x?secret=1")));
        Parameters asked = query(address);
        assertThat(value(asked, "entityID")).isEqualTo(BASE + "/saml/metadata");
        assertThat(value(asked, "returnIDParam")).isEqualTo("entityID");
        assertThat(value(asked, "policy"))
                .isEqualTo("urn:oasis:names:tc:SAML:profiles:SSO:idp-discovery-protocol:single");
        assertThat(value(asked, "isPassive")).isEqualTo("none");
        assertThat(value(asked, "return"))
                .matches("https://sp\\.example\\.org/enabler/saml/login\\?state=_[0-9a-f]{32}");
        assertThat(address).doesNotContain("secret");
    }

    @Test
    void userComesBackAndLogsInThereForThePageFirstAskedFor() {
        Outcome outcome = browser.send(mechanism, back(sent(), GUESTS));
        Login login = Login.of(outcome);
        assertThat(login.location()).startsWith("https://guests.example.org/sso?");
        Outcome in = browser.send(
                mechanism,
                login.answer(ResponseXml.to(login.id(), deployment.instant()).from(GUESTS, TwoProviders.GUESTS_KEY)));
        assertThat(Login.header(((Outcome.LoggedIn) in).reply(), "Location")).isEqualTo(BASE + "/api/x?secret=1");
        assertThat(browser.cookies()).isEmpty();
    }

    @Test
    void anotherBrowserDoesNotComeBackInItsPlace_H34() {
        String address = sent();
        assertThat(refusal(new Browser().send(mechanism, back(address, GUESTS))))
                .isEqualTo(SamlBindingReason.OTHER_BROWSER);
        // Nor has it spoiled anything.
        assertThat(browser.send(mechanism, back(address, GUESTS))).isInstanceOf(Outcome.Replied.class);
    }

    @Test
    void comesBackOnce() {
        String address = sent();
        List<Cookie.Pair> cookies = browser.cookies();
        browser.send(mechanism, back(address, GUESTS));
        cookies.forEach(cookie -> browser.plant(cookie.name(), cookie.value()));
        assertThat(refusal(browser.send(mechanism, back(address, GUESTS))))
                .isEqualTo(SamlBindingReason.NO_LOGIN_IN_FLIGHT);
    }

    @Test
    void comesBackInTime() {
        String address = sent();
        deployment.pass(Duration.ofMinutes(10));
        assertThat(refusal(browser.send(mechanism, back(address, GUESTS))))
                .isEqualTo(SamlBindingReason.NO_LOGIN_IN_FLIGHT);
    }

    @Test
    void loginInFlightIsNoChoice() {
        Login login = Login.of(browser.send(mechanism, back(sent(), GUESTS)));
        String secret = browser.cookies().get(0).value();
        browser.plant("__Host-secf-choice-saml-" + login.id(), secret);
        assertThat(refusal(browser.send(mechanism, back("/saml/login?state=" + login.id(), GUESTS))))
                .isEqualTo(SamlBindingReason.NO_LOGIN_IN_FLIGHT);
    }

    @Test
    void providerThatIsNotOursIsRefused() {
        assertThat(refusal(browser.send(mechanism, back(sent(), "https://evil.example/saml"))))
                .isEqualTo(ProviderReason.UNKNOWN_PROVIDER);
    }

    @Test
    void twoProvidersAreNone() {
        String address = sent();
        assertThat(refusal(browser.send(mechanism, back(address + "&entityID=x", GUESTS))))
                .isEqualTo(HttpReason.DUPLICATE_PARAMETER);
        String again = sent();
        assertThat(refusal(browser.send(mechanism, back(again + "&state=_0", GUESTS))))
                .isEqualTo(HttpReason.DUPLICATE_PARAMETER);
    }

    @Test
    void whereItSaysNothingTheUserIsAskedHere() {
        assertThat(location(browser.send(mechanism, MemoryRequest.get(sent()))))
                .isEqualTo(BASE + "/saml/login?target=%2Fenabler%2Fapi%2Fx%3Fsecret%3D1");
    }

    @Test
    void mustNotAskWhereNobodyMayBeAsked() {
        mechanism = deployment.set("is-passive", "true").start();
        String address = location(browser.send(mechanism, MemoryRequest.get("/page")));
        assertThat(value(query(address), "isPassive")).isEqualTo("true");
        String back = value(query(address), "return").substring(BASE.length());
        assertThat(refusal(browser.send(mechanism, MemoryRequest.get(back))))
                .isEqualTo(ProviderReason.PROVIDER_NOT_CHOSEN);
    }

    @Test
    void metadataNamesTheAddressToComeBackTo() {
        Reply metadata = ((Outcome.Replied) browser.send(mechanism, MemoryRequest.get("/saml/metadata"))).reply();
        assertThat(metadata.body())
                .contains("<idpdisc:DiscoveryResponse")
                .contains("Binding=\"urn:oasis:names:tc:SAML:profiles:SSO:idp-discovery-protocol\"")
                .contains("Location=\"" + BASE + "/saml/login\"");
    }
}
