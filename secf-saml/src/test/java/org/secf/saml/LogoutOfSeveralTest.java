package org.secf.saml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.saml.testing.TwoProviders.GUESTS;
import static org.secf.saml.testing.TwoProviders.GUESTS_KEY;
import static org.secf.saml.testing.TwoProviders.STAFF;
import static org.secf.saml.testing.TwoProviders.STAFF_KEY;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secf.http.MemoryRequest;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.Outcome;
import org.secf.saml.model.Credential;
import org.secf.saml.model.LogoutReason;
import org.secf.saml.model.SamlReason;
import org.secf.saml.testing.Deployment;
import org.secf.saml.testing.LoggedInBrowser;
import org.secf.saml.testing.Login;
import org.secf.saml.testing.LogoutMessage;
import org.secf.saml.testing.MetadataXml;
import org.secf.saml.testing.ResponseXml;
import org.secf.saml.testing.TwoProviders;
import org.secf.verdict.Reason;

/** A logout concerns the identity provider of the session, and no other can end it (H48). */
class LogoutOfSeveralTest {

    private Deployment deployment;
    private Mechanism mechanism;

    @BeforeEach
    void deploy(@TempDir Path directory) {
        deployment = TwoProviders.of(new Deployment(directory));
        mechanism = deployment.start();
    }

    private LoggedInBrowser aliceOf(String entityId, Credential key) {
        LoggedInBrowser browser = LoggedInBrowser.withoutLogin(mechanism);
        Login login = Login.of(browser.send(
                MemoryRequest.get("/saml/login?entityID=" + URLEncoder.encode(entityId, StandardCharsets.UTF_8))));
        browser.send(
                login.answer(ResponseXml.to(login.id(), deployment.instant()).from(entityId, key)));
        assertThat(browser.isLoggedIn()).isTrue();
        return browser;
    }

    private LogoutMessage request(String entityId, Credential key) {
        return LogoutMessage.request("_request", deployment.instant(), "alice")
                .replace(MetadataXml.IDP, entityId)
                .signedBy(key);
    }

    private static Login asked(LoggedInBrowser browser) {
        return Login.of(browser.send(MemoryRequest.post("/saml/logout", "").header("Sec-Fetch-Site", "same-origin")));
    }

    private static Reason reason(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused) outcome).rejection().reason();
    }

    @Test
    void goesToTheProviderOfTheSession() {
        assertThat(asked(aliceOf(GUESTS, GUESTS_KEY)).location()).startsWith("https://guests.example.org/slo?");
        assertThat(asked(aliceOf(STAFF, STAFF_KEY)).location()).startsWith("https://staff.example.org/slo?");
    }

    @Test
    void ofOneProviderEndsNoSessionOfTheOther() {
        LoggedInBrowser staff = aliceOf(STAFF, STAFF_KEY);
        LoggedInBrowser guest = aliceOf(GUESTS, GUESTS_KEY);

        Outcome outcome = LoggedInBrowser.withoutLogin(mechanism)
                .send(request(GUESTS, GUESTS_KEY).soap());

        assertThat(outcome).isInstanceOf(Outcome.Replied.class);
        assertThat(guest.isLoggedIn()).isFalse();
        assertThat(staff.isLoggedIn()).isTrue();
    }

    @Test
    void inTheNameOfOneUnderTheKeyOfTheOtherIsRefused_H48() {
        LoggedInBrowser staff = aliceOf(STAFF, STAFF_KEY);
        assertThat(reason(LoggedInBrowser.withoutLogin(mechanism)
                        .send(request(STAFF, GUESTS_KEY).post(""))))
                .isEqualTo(SamlReason.SIGNATURE_INVALID);
        assertThat(staff.isLoggedIn()).isTrue();
    }

    @Test
    void thatABrowserBringsForTheOthersUserLeavesItsSession() {
        LoggedInBrowser staff = aliceOf(STAFF, STAFF_KEY);
        assertThat(reason(staff.send(request(GUESTS, GUESTS_KEY).redirect("r/1"))))
                .isEqualTo(LogoutReason.WRONG_USER);
        assertThat(staff.isLoggedIn()).isTrue();
    }

    @Test
    void ofNobodyKnownIsRefused_H48() {
        assertThat(reason(LoggedInBrowser.withoutLogin(mechanism)
                        .send(request("https://evil.example", GUESTS_KEY).soap())))
                .isEqualTo(LogoutReason.WRONG_ISSUER);
    }

    @Test
    void isAnsweredByTheOneThatWasAsked() {
        LoggedInBrowser staff = aliceOf(STAFF, STAFF_KEY);
        Login logout = asked(staff);
        LogoutMessage answer = LogoutMessage.response(logout.id(), deployment.instant(), "Success");
        assertThat(reason(staff.send(answer.replace(MetadataXml.IDP, GUESTS)
                        .signedBy(GUESTS_KEY)
                        .redirect(logout.relayState()))))
                .isEqualTo(LogoutReason.WRONG_ISSUER);
    }

    @Test
    void ofAProviderThatLeftIsSaidToBeOfHereOnly() {
        LoggedInBrowser guest = aliceOf(GUESTS, GUESTS_KEY);
        deployment.part(
                "guests",
                "idp-metadata",
                deployment.file("guests.xml", TwoProviders.metadata("https://new.example.org/saml", GUESTS_KEY)));
        guest.at(deployment.start());
        Outcome outcome = guest.send(MemoryRequest.post("/saml/logout", "").header("Sec-Fetch-Site", "same-origin"));
        assertThat(LoggedInBrowser.reply(outcome).body()).contains("perhaps not of the sign-in service");
        assertThat(guest.hasSession()).isFalse();
    }

    /** As many notes as there is room for altogether, and a hundred are each one's share. */
    private void flood(String entityId, Credential key) {
        LoggedInBrowser server = LoggedInBrowser.withoutLogin(mechanism);
        for (int i = 0; i < 11; i++) {
            String[] sessions =
                    IntStream.range(0, 100).mapToObj(session -> "_s" + session).toArray(String[]::new);
            LogoutMessage request = LogoutMessage.request("_flood" + i, deployment.instant(), "user" + i, sessions)
                    .replace(MetadataXml.IDP, entityId)
                    .signedBy(key);
            assertThat(server.send(request.soap())).isInstanceOf(Outcome.Replied.class);
        }
    }

    @Test
    void ofAProviderThatEndsMoreThanItsShareLeavesRoomForOthers() {
        mechanism = deployment.set("logout.most-notes", "1000").start();
        LoggedInBrowser staff = aliceOf(STAFF, STAFF_KEY);
        flood(GUESTS, GUESTS_KEY);
        assertThat(staff.isLoggedIn()).isTrue();

        Outcome outcome = LoggedInBrowser.withoutLogin(mechanism)
                .send(request(STAFF, STAFF_KEY).soap());

        assertThat(outcome).isInstanceOf(Outcome.Replied.class);
        assertThat(staff.isLoggedIn()).isFalse();
    }

    @Test
    void ofAProviderThatEndsMoreThanItsShareEndsAllOfItsOwnUntilThen() {
        mechanism = deployment.set("logout.most-notes", "1000").start();
        LoggedInBrowser guest = aliceOf(GUESTS, GUESTS_KEY);
        flood(GUESTS, GUESTS_KEY);

        assertThat(guest.isLoggedIn()).isFalse();
        deployment.pass(Duration.ofSeconds(1));
        assertThat(aliceOf(GUESTS, GUESTS_KEY).isLoggedIn()).isTrue();
        // What is over by the share is over for longer than the share is used up.
        deployment.pass(Duration.ofHours(9));
        assertThat(aliceOf(GUESTS, GUESTS_KEY).isLoggedIn()).isTrue();
    }

    /** The first part that knows the identity provider takes the note, and sessions of another last longer. */
    @Test
    void isNotForgottenBeforeTheLongestSessionOfAnyPart() {
        deployment
                .part("staff", "session-lifetime", "30m")
                .part("office", "idp-metadata", deployment.file("office.xml", TwoProviders.metadata(STAFF, STAFF_KEY)))
                .part("office", "paths", "/office/*")
                .part("office", "session-lifetime", "8h");
        mechanism = deployment.start();
        LoggedInBrowser office = LoggedInBrowser.withoutLogin(mechanism);
        Login login = Login.of(office.send(MemoryRequest.get("/office/files")));
        office.send(
                login.answer(ResponseXml.to(login.id(), deployment.instant()).from(STAFF, STAFF_KEY)));
        LoggedInBrowser server = LoggedInBrowser.withoutLogin(mechanism);
        server.send(request(STAFF, STAFF_KEY).soap());

        deployment.pass(Duration.ofMinutes(80));
        // Another note has those looked through that are not needed any more.
        server.send(LogoutMessage.request("_other", deployment.instant(), "bob")
                .replace(MetadataXml.IDP, STAFF)
                .signedBy(STAFF_KEY)
                .soap());

        assertThat(office.details()).containsEntry("part", "office");
        assertThat(mechanism.isOver(office.details())).isTrue();
    }

    @Test
    void requestToAnotherTenantsAddressIsRefused() {
        mechanism = TwoProviders.tenants(deployment).start();
        LogoutMessage request =
                request(STAFF, STAFF_KEY).replace(LogoutMessage.SERVICE, TwoProviders.ONE + "/saml/slo");
        LoggedInBrowser nobody = LoggedInBrowser.withoutLogin(mechanism);
        assertThat(reason(nobody.send(request.soap().header("Host", "two.example.org"))))
                .isEqualTo(LogoutReason.WRONG_ISSUER);
        assertThat(nobody.send(request.soap().header("Host", "one.example.org")))
                .isInstanceOf(Outcome.Replied.class);
    }
}
