package org.secf.saml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.saml.testing.TwoProviders.STAFF;
import static org.secf.saml.testing.TwoProviders.STAFF_KEY;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secf.http.Cookie;
import org.secf.http.MemoryRequest;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.Outcome;
import org.secf.saml.model.EnhancedClientReason;
import org.secf.saml.model.LogoutReason;
import org.secf.saml.model.SamlBindingReason;
import org.secf.saml.model.SamlReason;
import org.secf.saml.testing.Answer;
import org.secf.saml.testing.Browser;
import org.secf.saml.testing.Deployment;
import org.secf.saml.testing.EnhancedClient;
import org.secf.saml.testing.LoggedInBrowser;
import org.secf.saml.testing.Login;
import org.secf.saml.testing.LogoutMessage;
import org.secf.saml.testing.MetadataXml;
import org.secf.saml.testing.ResponseXml;
import org.secf.saml.testing.TwoProviders;
import org.secf.verdict.Reason;

/** Logins of browsers and of other clients, choices and logouts are remembered in one place; whoever began one cannot end another kind with it. */
class KindsOfRequestsTest {

    private Deployment deployment;
    private Mechanism mechanism;
    private final Browser browser = new Browser();

    @BeforeEach
    void prepare(@TempDir Path directory) {
        deployment = new Deployment(directory);
        mechanism = deployment.start();
    }

    private static Reason refusal(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused) outcome).rejection().reason();
    }

    private String value(String cookie) {
        return browser.cookies().stream()
                .filter(pair -> pair.name().equals(cookie))
                .map(Cookie.Pair::value)
                .findFirst()
                .orElseThrow();
    }

    @Nested
    class OfABrowser {

        /** Whoever has the browser has its secret, and could leave out what else a browser's login asks. */
        @Test
        void isNotEndedAsThatOfAnotherClient() {
            deployment.file(
                    "idp.xml",
                    MetadataXml.usual()
                            .replace(
                                    "</md:IDPSSODescriptor>",
                                    MetadataXml.sso("SOAP", MetadataXml.SSO + "/soap") + "</md:IDPSSODescriptor>"));
            mechanism = deployment.set("bindings.also-accepted", "PAOS").start();
            Login login = Login.begin(browser, mechanism, "/page");
            String cookie = value("__Host-secf-saml-" + login.id());
            String secret = cookie.substring(cookie.indexOf('.') + 1);
            ResponseXml response = ResponseXml.to(login.id(), deployment.instant());
            MemoryRequest asAClient = EnhancedClient.bring(
                    response,
                    "<soap:Header><ecp:RelayState xmlns:ecp=\"urn:oasis:names:tc:SAML:2.0:profiles:SSO:ecp\" soap:mustUnderstand=\"1\" soap:actor=\"http://schemas.xmlsoap.org/soap/actor/next\">"
                            + login.id() + "." + secret + "</ecp:RelayState></soap:Header>");

            assertThat(refusal(new Browser().send(mechanism, asAClient)))
                    .isEqualTo(EnhancedClientReason.NO_CLIENT_LOGIN_IN_FLIGHT);
            assertThat(browser.send(mechanism, login.answer(response)))
                    .as("and is not spoiled")
                    .isInstanceOf(Outcome.LoggedIn.class);
        }

        @Test
        void isNotEndedByOneOfAnotherClient() {
            deployment.file(
                    "idp.xml",
                    MetadataXml.usual()
                            .replace(
                                    "</md:IDPSSODescriptor>",
                                    MetadataXml.sso("SOAP", MetadataXml.SSO + "/soap") + "</md:IDPSSODescriptor>"));
            mechanism = deployment.set("bindings.also-accepted", "PAOS").start();
            EnhancedClient client = EnhancedClient.begin(mechanism, "/page");
            String key = client.relayState();
            browser.plant("__Host-secf-saml-" + client.id(), "9." + key.substring(key.indexOf('.') + 1));
            ResponseXml response = ResponseXml.to(client.id(), deployment.instant());

            assertThat(refusal(browser.send(
                            mechanism,
                            MemoryRequest.post(
                                    "/saml/acs",
                                    MemoryRequest.form("SAMLResponse", response.base64(), "RelayState", key)))))
                    .isEqualTo(SamlBindingReason.NO_LOGIN_IN_FLIGHT);
            assertThat(new Browser().send(mechanism, client.answer(response))).isInstanceOf(Outcome.LoggedIn.class);
        }
    }

    @Nested
    class OfAChoice {

        private static final String SERVICE = "https://ds.example.org/choose";

        @BeforeEach
        void deploy() {
            mechanism = TwoProviders.of(deployment)
                    .set("choice.discovery-service", SERVICE)
                    .start();
        }

        private String begun() {
            String address = Login.header(
                    ((Outcome.Replied) browser.send(mechanism, MemoryRequest.get("/page"))).reply(), "Location");
            return address.replaceFirst(".*state%3D(_[0-9a-f]{32}).*", "$1");
        }

        @Test
        void isNotAnsweredByAResponse() {
            String id = begun();
            browser.plant("__Host-secf-saml-" + id, value("__Host-secf-choice-saml-" + id));
            ResponseXml response = ResponseXml.to(id, deployment.instant()).from(STAFF, STAFF_KEY);

            assertThat(refusal(browser.send(
                            mechanism,
                            MemoryRequest.post(
                                    "/saml/acs",
                                    MemoryRequest.form("SAMLResponse", response.base64(), "RelayState", id + ".x")))))
                    .isEqualTo(SamlBindingReason.NO_LOGIN_IN_FLIGHT);
            assertThat(browser.send(mechanism, back(id)))
                    .as("and is not spoiled")
                    .isInstanceOf(Outcome.Replied.class);
        }

        @Test
        void isNotMadeForALoginThatWasBegun() {
            Login login = Login.of(browser.send(
                    mechanism,
                    MemoryRequest.get("/saml/login?entityID=" + URLEncoder.encode(STAFF, StandardCharsets.UTF_8))));
            browser.plant("__Host-secf-choice-saml-" + login.id(), value("__Host-secf-saml-" + login.id()));

            assertThat(refusal(browser.send(mechanism, back(login.id()))))
                    .isEqualTo(SamlBindingReason.NO_LOGIN_IN_FLIGHT);
            assertThat(browser.send(
                            mechanism,
                            login.answer(ResponseXml.to(login.id(), deployment.instant())
                                    .from(STAFF, STAFF_KEY))))
                    .as("and that is not spoiled")
                    .isInstanceOf(Outcome.LoggedIn.class);
        }

        private MemoryRequest back(String state) {
            return MemoryRequest.get(
                    "/saml/login?state=" + state + "&entityID=" + URLEncoder.encode(STAFF, StandardCharsets.UTF_8));
        }
    }

    @Nested
    class OfALogout {

        @Test
        void isNotWhatALoginBegan() {
            deployment.file("idp.xml", MetadataXml.withLogout());
            mechanism = deployment.start();
            Login login = Login.begin(browser, mechanism, "/page");
            LoggedInBrowser nobody = LoggedInBrowser.withoutLogin(mechanism)
                    .plant("__Host-secf-logout-saml-" + login.id(), value("__Host-secf-saml-" + login.id()));
            Outcome outcome = nobody.send(LogoutMessage.response(login.id(), deployment.instant(), "Success")
                    .post(login.relayState()));

            assertThat(refusal(outcome)).isEqualTo(LogoutReason.NO_LOGOUT_IN_FLIGHT);
            assertThat(browser.send(mechanism, login.answer(ResponseXml.to(login.id(), deployment.instant()))))
                    .as("and is not spoiled")
                    .isInstanceOf(Outcome.LoggedIn.class);
        }
    }

    /** Since when a user has to have authenticated anew is remembered with the login, and no setting moves it. */
    @Nested
    class OfALoginThatIsToBeAnew {

        private Outcome answeredAfter(String timeout, Duration before) {
            mechanism = deployment
                    .set("force-authn", "true")
                    .set("clock-skew", "0s")
                    .set("login-timeout", "10m")
                    .start();
            Login login = Login.begin(browser, mechanism, "/page");
            Answer answer = Answer.to(login.id(), deployment.instant())
                    .edit(
                            "AuthnInstant=\"" + deployment.instant() + "\"",
                            "AuthnInstant=\"" + deployment.instant().minus(before) + "\"");
            mechanism = deployment.set("login-timeout", timeout).start();
            return browser.send(mechanism, answer.posted(login.relayState()));
        }

        @Test
        void isNotAnsweredByAnEarlierAuthenticationWhereLoginsMayTakeLongerSince() {
            assertThat(refusal(answeredAfter("1h", Duration.ofMinutes(30))))
                    .isEqualTo(SamlReason.AUTHENTICATION_TOO_OLD);
        }

        @Test
        void isAnsweredByOneSinceWhereTheyMayTakeLessTimeNow() {
            assertThat(answeredAfter("1m", Duration.ZERO)).isInstanceOf(Outcome.LoggedIn.class);
        }
    }
}
