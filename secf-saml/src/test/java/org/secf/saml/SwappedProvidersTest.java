package org.secf.saml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.saml.testing.TwoProviders.GUESTS;
import static org.secf.saml.testing.TwoProviders.GUESTS_KEY;
import static org.secf.saml.testing.TwoProviders.ONE;
import static org.secf.saml.testing.TwoProviders.STAFF;
import static org.secf.saml.testing.TwoProviders.STAFF_KEY;
import static org.secf.saml.testing.TwoProviders.TWO;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secf.http.MemoryRequest;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.Outcome;
import org.secf.saml.model.ProviderReason;
import org.secf.saml.model.SamlBindingReason;
import org.secf.saml.model.SamlReason;
import org.secf.saml.testing.Browser;
import org.secf.saml.testing.Deployment;
import org.secf.saml.testing.Login;
import org.secf.saml.testing.ResponseXml;
import org.secf.saml.testing.TwoProviders;
import org.secf.verdict.Reason;

/** H36 and the like: what a trusted identity provider, or the user of one tenant, may try at another. All signatures hold, so that one fault is left. */
class SwappedProvidersTest {

    private Deployment deployment;
    private Mechanism mechanism;
    private final Browser browser = new Browser();

    @BeforeEach
    void prepare(@TempDir Path directory) {
        deployment = TwoProviders.of(new Deployment(directory));
        mechanism = deployment.start();
    }

    private ResponseXml response(Login login) {
        return ResponseXml.to(login.id(), deployment.instant());
    }

    private static Reason refusal(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused) outcome).rejection().reason();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Nested
    class AtOneAddress {

        private Login askStaff() {
            return Login.of(browser.send(mechanism, MemoryRequest.get("/saml/login?entityID=" + encoded(STAFF))));
        }

        private Reason answered(Login login, ResponseXml response) {
            return refusal(browser.send(mechanism, login.answer(response)));
        }

        @Test
        void responseOfTheOtherTrustedProviderIsRefused_H36() {
            Login login = askStaff();
            assertThat(answered(login, response(login).from(GUESTS, GUESTS_KEY)))
                    .isEqualTo(ProviderReason.OTHER_PROVIDER_ANSWERED);
        }

        @Test
        void loginIsOverAfterThat_H36() {
            Login login = askStaff();
            answered(login, response(login).from(GUESTS, GUESTS_KEY));
            assertThat(answered(login, response(login).from(STAFF, STAFF_KEY)))
                    .isEqualTo(SamlBindingReason.OTHER_BROWSER);
        }

        @Test
        void nameOfOneOverTheKeyOfTheOtherIsRefused_H36() {
            Login login = askStaff();
            assertThat(answered(login, response(login).from(STAFF, GUESTS_KEY)))
                    .isEqualTo(SamlReason.SIGNATURE_INVALID);
        }

        @Test
        void assertionOfTheOtherInAResponseOfTheOneAskedIsRefused_H36() {
            Login login = askStaff();
            ResponseXml ofGuests = response(login).from(GUESTS, GUESTS_KEY);
            // The response around it is unsigned, so anybody can write another issuer there.
            String swapped = inResponseOf(STAFF, ofGuests);
            assertThat(refusal(browser.send(mechanism, post(login, swapped)))).isEqualTo(SamlReason.SIGNATURE_INVALID);
        }

        @Test
        void assertionThatNamesTheOtherUnderTheKeyOfTheOneAskedIsRefused() {
            Login login = askStaff();
            String swapped = inResponseOf(STAFF, response(login).from(GUESTS, STAFF_KEY));
            assertThat(refusal(browser.send(mechanism, post(login, swapped))))
                    .isEqualTo(SamlReason.WRONG_ASSERTION_ISSUER);
        }

        @Test
        void unknownProviderIsToldAsSuch() {
            Login login = askStaff();
            assertThat(answered(login, response(login).from("https://evil.example/saml", GUESTS_KEY)))
                    .isEqualTo(SamlReason.WRONG_RESPONSE_ISSUER);
        }

        @Test
        void oneThatOnlyTheOtherPartMayTakeUnaskedIsRefused() {
            mechanism = deployment.part("guests", "accept-unsolicited", "true").start();
            ResponseXml unasked = ResponseXml.to("_x", deployment.instant()).unsolicited();
            assertThat(refusal(browser.send(mechanism, unasked(unasked.from(STAFF, STAFF_KEY)))))
                    .isEqualTo(SamlReason.UNSOLICITED);
            assertThat(refusal(browser.send(mechanism, unasked(unasked.from(GUESTS, STAFF_KEY)))))
                    .isEqualTo(SamlReason.SIGNATURE_INVALID);
            assertThat(refusal(browser.send(mechanism, unasked(unasked.from("https://evil.example", GUESTS_KEY)))))
                    .isEqualTo(ProviderReason.UNKNOWN_PROVIDER);
            assertThat(browser.send(mechanism, unasked(unasked.from(GUESTS, GUESTS_KEY))))
                    .isInstanceOf(Outcome.LoggedIn.class);
        }

        private MemoryRequest unasked(ResponseXml response) {
            return MemoryRequest.post("/saml/acs", MemoryRequest.form("SAMLResponse", response.base64()));
        }

        private String inResponseOf(String issuer, ResponseXml response) {
            String xml = new String(Base64.getMimeDecoder().decode(response.base64()), StandardCharsets.UTF_8);
            String outer = "<saml:Issuer xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\">";
            int at = xml.indexOf(outer) + outer.length();
            String changed = xml.substring(0, at) + issuer + xml.substring(xml.indexOf('<', at));
            return Base64.getMimeEncoder().encodeToString(changed.getBytes(StandardCharsets.UTF_8));
        }

        private MemoryRequest post(Login login, String response) {
            return MemoryRequest.post(
                    "/saml/acs", MemoryRequest.form("SAMLResponse", response, "RelayState", login.relayState()));
        }
    }

    @Nested
    class AtAnotherTenant {

        private static final String HOST_ONE = "one.example.org";
        private static final String HOST_TWO = "two.example.org";
        private static final String ACS_ONE = ONE + "/saml/acs";
        private static final String ACS_TWO = TWO + "/saml/acs";
        private static final String NAME_ONE = ONE + "/saml/metadata";
        private static final String NAME_TWO = TWO + "/saml/metadata";

        @BeforeEach
        void deploy() {
            mechanism = TwoProviders.tenants(deployment).start();
        }

        private Login begin(String host) {
            return Login.of(browser.send(mechanism, MemoryRequest.get("/page").header("Host", host)));
        }

        private Outcome answer(Login login, String host, ResponseXml response) {
            return browser.send(mechanism, login.answer(response).header("Host", host));
        }

        @Test
        void eachTakesItsOwn() {
            Login login = begin(HOST_TWO);
            assertThat(answer(
                            login,
                            HOST_TWO,
                            response(login).from(GUESTS, GUESTS_KEY).at(ACS_TWO, NAME_TWO)))
                    .isInstanceOf(Outcome.LoggedIn.class);
        }

        @Test
        void loginOfOneIsNotFinishedAtTheOther() {
            Login login = begin(HOST_ONE);
            assertThat(refusal(answer(
                            login,
                            HOST_TWO,
                            response(login).from(STAFF, STAFF_KEY).at(ACS_ONE, NAME_ONE))))
                    .isEqualTo(ProviderReason.OTHER_TENANT);
        }

        @Test
        void loginOfOneIsNotFinishedAtTheOtherWithAnAssertionForThat() {
            Login login = begin(HOST_ONE);
            assertThat(refusal(answer(
                            login,
                            HOST_TWO,
                            response(login).from(GUESTS, GUESTS_KEY).at(ACS_TWO, NAME_TWO))))
                    .isEqualTo(ProviderReason.OTHER_TENANT);
        }

        @Test
        void assertionForTheOneIsNotForTheOther_H40() {
            Login login = begin(HOST_TWO);
            assertThat(refusal(answer(
                            login,
                            HOST_TWO,
                            response(login).from(GUESTS, GUESTS_KEY).at(ACS_TWO, NAME_ONE))))
                    .isEqualTo(SamlReason.WRONG_AUDIENCE);
        }

        @Test
        void responseSentToTheOneIsNotForTheOther_H38() {
            Login login = begin(HOST_TWO);
            assertThat(refusal(answer(
                            login,
                            HOST_TWO,
                            response(login).from(GUESTS, GUESTS_KEY).at(ACS_ONE, NAME_TWO))))
                    .isEqualTo(SamlReason.WRONG_DESTINATION);
        }

        @Test
        void providerOfTheOneDoesNotAnswerForTheOther_H36() {
            Login login = begin(HOST_TWO);
            assertThat(refusal(answer(
                            login,
                            HOST_TWO,
                            response(login).from(STAFF, STAFF_KEY).at(ACS_TWO, NAME_TWO))))
                    .isEqualTo(ProviderReason.OTHER_PROVIDER_ANSWERED);
        }

        @Test
        void providerThatTookTheNameOfTheOthersProviderHasItsOwnKeysOnly() {
            // The second tenant's administrator brings metadata that names the first one's provider.
            deployment.part(
                    "guests", "idp-metadata", deployment.file("guests.xml", TwoProviders.metadata(STAFF, GUESTS_KEY)));
            mechanism = deployment.start();
            Login login = begin(HOST_ONE);
            assertThat(refusal(answer(
                            login,
                            HOST_ONE,
                            response(login).from(STAFF, GUESTS_KEY).at(ACS_ONE, NAME_ONE))))
                    .isEqualTo(SamlReason.SIGNATURE_INVALID);
            Login other = begin(HOST_TWO);
            Outcome.LoggedIn there = (Outcome.LoggedIn) answer(
                    other, HOST_TWO, response(other).from(STAFF, GUESTS_KEY).at(ACS_TWO, NAME_TWO));
            assertThat(there.details()).containsEntry("part", "guests");
        }

        @Test
        void nobodysHostTakesNoResponse() {
            Login login = begin(HOST_ONE);
            assertThat(refusal(answer(
                            login,
                            "evil.example",
                            response(login).from(STAFF, STAFF_KEY).at(ACS_ONE, NAME_ONE))))
                    .isEqualTo(ProviderReason.UNKNOWN_HOST);
        }
    }

    @Nested
    class OfAProviderThatLeft {

        @Test
        void loginBegunWithItIsRefused() {
            Login login =
                    Login.of(browser.send(mechanism, MemoryRequest.get("/saml/login?entityID=" + encoded(GUESTS))));
            deployment.part(
                    "guests",
                    "idp-metadata",
                    deployment.file("guests.xml", TwoProviders.metadata("https://new.example.org/saml", GUESTS_KEY)));
            mechanism = deployment.start();
            assertThat(refusal(
                            browser.send(mechanism, login.answer(response(login).from(GUESTS, GUESTS_KEY)))))
                    .isEqualTo(SamlBindingReason.OTHER_PROVIDER_ASKED);
        }
    }
}
