package org.secf.saml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.PublicKey;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secf.crypto.Crypto;
import org.secf.http.MemoryRequest;
import org.secf.http.Reply;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.Outcome;
import org.secf.saml.model.LogoutReason;
import org.secf.saml.model.SamlReason;
import org.secf.saml.request.RedirectSignature;
import org.secf.saml.testing.Deployment;
import org.secf.saml.testing.LoggedInBrowser;
import org.secf.saml.testing.Login;
import org.secf.saml.testing.LogoutMessage;
import org.secf.saml.testing.MetadataXml;
import org.secf.saml.testing.ResponseXml;
import org.secf.saml.testing.TestKeys;
import org.secf.state.EndedLogins;
import org.secf.state.MemoryEndedLogins;
import org.secf.verdict.Reason;

/** The identity provider says that logins are over (saml-profiles §4.4.3.3). */
class LogoutByProviderTest {

    private static final String SUCCESS = "urn:oasis:names:tc:SAML:2.0:status:Success";

    private Deployment deployment;
    private Mechanism mechanism;

    @BeforeEach
    void deploy(@TempDir Path directory) {
        deployment = new Deployment(directory);
        deployment.file("idp.xml", MetadataXml.withLogout());
        mechanism = deployment.start();
    }

    private LoggedInBrowser loggedIn(String name) {
        LoggedInBrowser browser = LoggedInBrowser.as(name, deployment, mechanism);
        assertThat(browser.isLoggedIn()).isTrue();
        return browser;
    }

    private LoggedInBrowser otherBrowser() {
        return LoggedInBrowser.withoutLogin(mechanism);
    }

    private LogoutMessage request(String name, String... sessions) {
        return LogoutMessage.request("_request", deployment.instant(), name, sessions);
    }

    private static Reason reason(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused) outcome).rejection().reason();
    }

    @Nested
    class Ends {

        @Test
        void theBrowsersOwnSessionAtOnce() {
            LoggedInBrowser alice = loggedIn("alice");

            Outcome outcome = alice.send(request("alice", "_session").redirect("r/1"));

            assertThat(outcome).isInstanceOf(Outcome.Replied.class);
            assertThat(alice.hasSession()).isFalse();
            assertThat(alice.isLoggedIn()).isFalse();
        }

        @Test
        void sessionsOfOtherBrowsersAtTheirNextRequest() {
            LoggedInBrowser alice = loggedIn("alice");
            LoggedInBrowser bob = loggedIn("bob");

            assertThat(otherBrowser().send(request("alice", "_session").soap())).isInstanceOf(Outcome.Replied.class);

            assertThat(alice.isLoggedIn()).isFalse();
            assertThat(bob.isLoggedIn()).isTrue();
        }

        @Test
        void allSessionsOfAUserWhereNoneIsNamed() {
            LoggedInBrowser one = loggedIn("alice");
            LoggedInBrowser two = loggedIn("alice");

            otherBrowser().send(request("alice").post(""));

            assertThat(one.isLoggedIn()).isFalse();
            assertThat(two.isLoggedIn()).isFalse();
        }

        @Test
        void noSessionButThoseNamed() {
            LoggedInBrowser alice = loggedIn("alice");

            otherBrowser().send(request("alice", "_other", "_another").soap());

            assertThat(alice.isLoggedIn()).isTrue();
        }

        @Test
        void noSessionOfAnotherUserByItsIndex_H48() {
            LoggedInBrowser alice = loggedIn("alice");

            otherBrowser().send(request("bob", "_session").soap());

            assertThat(alice.isLoggedIn()).isTrue();
        }

        @Test
        void noLoginMadeLater() {
            otherBrowser().send(request("alice").soap());
            deployment.pass(java.time.Duration.ofSeconds(1));

            assertThat(loggedIn("alice").hasSession()).isTrue();
        }

        /** saml-core §3.7.3.2. */
        @Test
        void aLoginThatArrivesAfterItsLogout() {
            LoggedInBrowser alice = otherBrowser();
            Login login = Login.of(alice.send(MemoryRequest.get("/")));
            ResponseXml late = ResponseXml.to(login.id(), deployment.instant());
            otherBrowser().send(request("alice", "_session").soap());

            assertThat(reason(alice.send(login.answer(late)))).isEqualTo(LogoutReason.LOGIN_OVER);
        }

        @Test
        void whateverTheFormOfTheNameThatStandsForTheSame() {
            LoggedInBrowser alice = loggedIn("alice");

            otherBrowser()
                    .send(request("alice")
                            .replace(
                                    "<saml:NameID>",
                                    "<saml:NameID Format=\"urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified\" NameQualifier=\""
                                            + MetadataXml.IDP + "\" SPNameQualifier=\"" + ResponseXml.SP + "\">")
                            .soap());

            assertThat(alice.isLoggedIn()).isFalse();
        }

        @Test
        void nobodyWhoseNameIsOfAnotherPartysList() {
            LoggedInBrowser alice = loggedIn("alice");

            otherBrowser()
                    .send(request("alice")
                            .replace("<saml:NameID>", "<saml:NameID SPNameQualifier=\"https://other.example.org\">")
                            .soap());

            assertThat(alice.isLoggedIn()).isTrue();
        }

        /** Another node, or the same after a restart: whoever shares the store sees the note. */
        @Test
        void onEveryNodeThatSharesTheStore() {
            EndedLogins shared = new MemoryEndedLogins(deployment, 10);
            mechanism = deployment.ended(shared).start();
            LoggedInBrowser alice = loggedIn("alice");
            Mechanism otherNode = deployment.ended(shared).start();

            LoggedInBrowser.withoutLogin(otherNode).send(request("alice").soap());

            assertThat(alice.isLoggedIn()).isFalse();
        }
    }

    /** Sessions and notes may outlast a deployment that follows another provider since. */
    @Nested
    class AfterAnotherProviderCame {

        private static final String OTHER = "https://other.example.org";

        @BeforeEach
        void share() {
            mechanism = deployment.ended(new MemoryEndedLogins(deployment, 10)).start();
        }

        private void follow() {
            deployment.file("idp.xml", MetadataXml.withLogout().replace(MetadataXml.IDP, OTHER));
            mechanism = deployment.start();
        }

        @Test
        void loginsThatTheFormerEndedAreOver() {
            LoggedInBrowser alice = loggedIn("alice");
            otherBrowser().send(request("alice").soap());
            follow();

            assertThat(alice.at(mechanism).isLoggedIn()).isFalse();
        }

        @Test
        void itEndsNoLoginOfTheFormer() {
            LoggedInBrowser alice = loggedIn("alice");
            follow();
            Outcome outcome = otherBrowser()
                    .send(request("alice").replace(MetadataXml.IDP, OTHER).soap());

            assertThat(outcome).isInstanceOf(Outcome.Replied.class);
            assertThat(alice.at(mechanism).isLoggedIn()).isTrue();
        }
    }

    @Nested
    class Answers {

        @Test
        void byRedirectToTheResponseLocationWithTheRelayState() {
            Reply reply = LoggedInBrowser.reply(
                    loggedIn("alice").send(request("alice").redirect("r/1 a")));

            String location = Login.header(reply, "Location");
            assertThat(location).startsWith(MetadataXml.SLO + "/done?SAMLResponse=");
            Login response = Login.of(Outcome.replied(reply), "SAMLResponse");
            assertThat(response.request().getAttribute("InResponseTo")).isEqualTo("_request");
            assertThat(response.request().getAttribute("Destination")).isEqualTo(MetadataXml.SLO + "/done");
            assertThat(response.relayState()).isEqualTo("r/1 a");
            assertThat(location(location)).isTrue();
        }

        /** B17: what was signed is what was sent, whoever would have encoded it otherwise. */
        @Test
        void aRequestWhosePercentsAreInSmallLetters() {
            String query = request("alice")
                    .query("r/1")
                    .replace("%2F", "%2f")
                    .replace("%2B", "%2b")
                    .replace("%3D", "%3d");

            Outcome outcome = loggedIn("alice")
                    .send(MemoryRequest.get("/saml/slo?" + RedirectSignature.sign(query, TestKeys.IDP, Crypto.jdk())));

            assertThat(outcome).isInstanceOf(Outcome.Replied.class);
        }

        @Test
        void byPostWhereThatWasAsked() {
            Reply reply = LoggedInBrowser.reply(
                    loggedIn("alice").send(request("alice").post("r")));

            assertThat(reply.body())
                    .contains("action=\"" + MetadataXml.SLO + "/post\"", "name=\"SAMLResponse\"", "value=\"r\"");
        }

        @Test
        void bySoapOnTheSameConnection() {
            Reply reply =
                    LoggedInBrowser.reply(otherBrowser().send(request("alice").soap()));

            assertThat(reply.status()).isEqualTo(200);
            assertThat(Login.header(reply, "Content-Type")).startsWith("text/xml");
            assertThat(reply.body())
                    .contains(
                            "<soap:Body><samlp:LogoutResponse", "InResponseTo=\"_request\"", SUCCESS, "<ds:Signature");
        }

        @Test
        void withAFaultWhereNothingCanBeNamed() {
            Outcome outcome = otherBrowser().send(LogoutMessage.soap(LogoutMessage.ENVELOPE.formatted("<a/>")));

            assertThat(reason(outcome)).isEqualTo(LogoutReason.WRONG_MESSAGE);
            assertThat(LoggedInBrowser.reply(outcome).status()).isEqualTo(500);
            assertThat(LoggedInBrowser.reply(outcome).body()).contains("<soap:Fault>");
        }

        private boolean location(String location) {
            List<PublicKey> ours = List.of(TestKeys.OURS.certificate().getPublicKey());
            return RedirectSignature.verify(
                            location.substring(location.indexOf('?') + 1), "SAMLResponse", ours, Crypto.jdk())
                    .rejection()
                    .isEmpty();
        }
    }

    /** Each is signed by the identity provider's own key, so that nothing but the wrapping is wrong. */
    @Nested
    class Wrapped_H02_H03 {

        private final String forged =
                "<samlp:LogoutRequest xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\" xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\" ID=\"_forged\" Version=\"2.0\" IssueInstant=\"2026-06-01T12:00:00Z\" Destination=\""
                        + LogoutMessage.SERVICE + "\"><saml:Issuer>" + MetadataXml.IDP
                        + "</saml:Issuer>%s<saml:NameID>alice</saml:NameID></samlp:LogoutRequest>";

        private void assertRefused(MemoryRequest sent, Reason... reasons) {
            LoggedInBrowser alice = loggedIn("alice");

            assertThat(reason(otherBrowser().send(sent))).isIn((Object[]) reasons);

            assertThat(alice.isLoggedIn()).isTrue();
        }

        @Test
        void signedMessageInTheExtensionsOfAForgedOne() {
            String wrapped =
                    forged.formatted("<samlp:Extensions>" + request("bob").signed() + "</samlp:Extensions>");

            assertRefused(request("alice").form(wrapped, ""), SamlReason.SIGNATURE_MISPLACED);
            assertRefused(
                    LogoutMessage.soap(LogoutMessage.ENVELOPE.formatted(wrapped)), SamlReason.SIGNATURE_MISPLACED);
        }

        @Test
        void signatureOfAnotherMessageMovedIntoAForgedOne() {
            String signed = request("bob").signed();
            String signature =
                    signed.substring(signed.indexOf("<ds:Signature"), signed.indexOf("</ds:Signature>") + 15);

            assertRefused(request("alice").form(forged.formatted(signature), ""), SamlReason.WRONG_REFERENCE);
            assertRefused(
                    request("alice").form(forged.replace("_forged", "_request").formatted(signature), ""),
                    SamlReason.SIGNATURE_INVALID);
        }

        @Test
        void signedMessageBesideAForgedOneInTheBody() {
            assertRefused(
                    LogoutMessage.soap(LogoutMessage.ENVELOPE.formatted(
                            forged.formatted("") + request("bob").signed())),
                    LogoutReason.MALFORMED_ENVELOPE);
        }

        @Test
        void signedMessageInTheHeaderAndAForgedOneInTheBody() {
            String envelope = LogoutMessage.ENVELOPE
                    .formatted(forged.formatted(""))
                    .replace("<soap:Body>", "<soap:Header>" + request("bob").signed() + "</soap:Header><soap:Body>");

            assertRefused(LogoutMessage.soap(envelope), SamlReason.SIGNATURE_MISPLACED);
        }

        @Test
        void twoWithOneId() {
            String twice = forged.replace("_forged", "_request")
                    .formatted("<samlp:Extensions>" + request("bob").signed() + "</samlp:Extensions>");

            assertRefused(request("alice").form(twice, ""), SamlReason.DUPLICATE_ID);
        }

        @Test
        void messageWithASignatureOfItsOwnInASignedAddress() {
            LogoutMessage both = new LogoutMessage(request("alice").signed(), true, TestKeys.IDP);

            assertRefused(both.redirect(""), SamlReason.SIGNATURE_MISPLACED);
        }

        @Test
        void commentInTheName() {
            assertRefused(
                    request("alice").replace(">alice<", ">al<!-- -->ice<").redirect(""), SamlReason.COMMENT_IN_TEXT);
        }

        @Test
        void documentType() {
            assertRefused(
                    new LogoutMessage("<!DOCTYPE a []>" + request("alice").xml(), true, TestKeys.IDP).redirect(""),
                    SamlReason.DOCUMENT_TYPE);
        }
    }
}
