package org.secf.saml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.Signature;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.http.MemoryRequest;
import org.secf.http.Reply;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.Outcome;
import org.secf.saml.model.Credential;
import org.secf.saml.model.SamlBindingReason;
import org.secf.saml.model.SamlReason;
import org.secf.saml.model.SimpleSignReason;
import org.secf.saml.testing.Browser;
import org.secf.saml.testing.Deployment;
import org.secf.saml.testing.Login;
import org.secf.saml.testing.MetadataXml;
import org.secf.saml.testing.ResponseXml;
import org.secf.saml.testing.SignedForm;
import org.secf.saml.testing.TestKeys;
import org.secf.saml.testing.XmlSigner;
import org.secf.settings.ConfigurationException;
import org.secf.verdict.Reason;

/** Signatures beside messages in forms (saml-simplesign §2). */
class SimpleSignTest {

    private static final String SIGNATURE = "(?s)<ds:Signature.*?</ds:Signature>";

    private Deployment deployment;
    private final Browser browser = new Browser();

    @BeforeEach
    void deploy(@TempDir Path directory) {
        deployment = new Deployment(directory)
                .set("bindings.response", "SIMPLE_SIGN")
                .set("require-signed-assertions", "false");
    }

    private static Reason reason(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused) outcome).rejection().reason();
    }

    @Nested
    class Requests {

        private String field(Reply reply, String name) {
            Matcher matcher =
                    Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(reply.body());
            assertThat(matcher.find()).as(name).isTrue();
            return matcher.group(1);
        }

        private void announce() {
            deployment.file(
                    "idp.xml",
                    MetadataXml.usual()
                            .replace(
                                    "</md:IDPSSODescriptor>",
                                    MetadataXml.sso("HTTP-POST-SimpleSign", MetadataXml.SSO + "/simple")
                                            + "</md:IDPSSODescriptor>"));
            deployment.set("request-binding", "SIMPLE_SIGN");
        }

        private void assertSigned(Credential credential, String algorithm) throws Exception {
            Outcome outcome = browser.send(deployment.start(), MemoryRequest.get("/"));
            Reply reply = ((Outcome.Replied) outcome).reply();
            String xml = new String(Base64.getDecoder().decode(field(reply, "SAMLRequest")), StandardCharsets.UTF_8);
            assertThat(reply.body()).contains("action=\"" + MetadataXml.SSO + "/simple\"");
            assertThat(xml)
                    .contains("ProtocolBinding=\"urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST-SimpleSign\"")
                    .doesNotContain("Signature");
            Signature verifier = Signature.getInstance(algorithm);
            verifier.initVerify(credential.certificate());
            verifier.update(("SAMLRequest=" + xml + "&RelayState=" + field(reply, "RelayState") + "&SigAlg="
                            + field(reply, "SigAlg"))
                    .getBytes(StandardCharsets.UTF_8));
            assertThat(verifier.verify(Base64.getDecoder().decode(field(reply, "Signature"))))
                    .isTrue();
        }

        @Test
        void goOutWithASignatureThatHolds() throws Exception {
            announce();
            assertSigned(TestKeys.OURS, "SHA256withRSA");
        }

        @Test
        void goOutSignedByAnEcKey() throws Exception {
            announce();
            deployment
                    .set("signing-key", deployment.secret("ec.key", TestKeys.EC))
                    .set("signing-certificate", deployment.certificate("ec.crt", TestKeys.EC));
            assertSigned(TestKeys.EC, "SHA256withECDSAinP1363Format");
        }

        @Test
        void needAProviderThatTakesThem() {
            deployment.set("request-binding", "SIMPLE_SIGN");
            assertThatThrownBy(deployment::start)
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("SingleSignOnService");
        }

        @Test
        void needAKeyThatSigns() {
            announce();
            deployment.set("sign-requests", "false");
            assertThatThrownBy(deployment::start)
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("SIMPLE_SIGN");
        }
    }

    @Nested
    class Responses {

        private Mechanism mechanism;
        private Login login;

        @BeforeEach
        void begin() {
            restart();
        }

        private void restart() {
            mechanism = deployment.start();
            login = Login.begin(browser, mechanism, "/page");
        }

        private String xml() {
            return decoded(response().base64(assertion -> assertion.replaceAll(SIGNATURE, "")));
        }

        private ResponseXml response() {
            return ResponseXml.to(login.id(), deployment.instant());
        }

        private String decoded(String base64) {
            return new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8);
        }

        private SignedForm form() {
            return SignedForm.of(xml(), login.relayState());
        }

        private Reason refusal(MemoryRequest post) {
            return reason(browser.send(mechanism, post));
        }

        private void assertLogsIn(MemoryRequest post) {
            assertThat(browser.send(mechanism, post)).isInstanceOf(Outcome.LoggedIn.class);
        }

        @ParameterizedTest
        @EnumSource
        void areRefusedWithTheirReason(SimpleSignReason reason) {
            Reason found = switch (reason) {
                case INCOMPLETE_FORM_SIGNATURE -> refusal(without("Signature"));
                case FORM_ALGORITHM -> refusal(form().by(SignedForm.RSA_SHA1).post());
                case FORM_SIGNATURE -> refusal(form().by(TestKeys.OTHER).post());
            };
            assertThat(found).isEqualTo(reason);
        }

        private MemoryRequest without(String field) {
            MemoryRequest post = form().post();
            String body = post.content().replaceAll("&" + field + "=[^&]*", "");
            assertThat(body).isNotEqualTo(post.content());
            return post.body(body.getBytes(StandardCharsets.ISO_8859_1));
        }

        @Test
        void countAsSignedResponses() {
            Outcome outcome = browser.send(mechanism, form().post());
            assertThat(((Outcome.LoggedIn) outcome).caller().getName()).isEqualTo("alice");
        }

        @Test
        void countAsNothingMore() {
            deployment.set("require-signed-assertions", "true");
            restart();
            assertThat(refusal(form().post())).isEqualTo(SamlReason.ASSERTION_NOT_SIGNED);
        }

        @Test
        void areTakenByLongerDigestsAndByEcKeys() {
            assertLogsIn(form().by(SignedForm.RSA_SHA512).post());
            deployment.file(
                    "idp.xml",
                    MetadataXml.usual()
                            .replace(
                                    MetadataXml.key("signing", TestKeys.IDP), MetadataXml.key("signing", TestKeys.EC)));
            restart();
            assertLogsIn(form().by(TestKeys.EC).by(SignedForm.ECDSA_SHA256).post());
        }

        @Test
        void areJudgedAgainByNewKeys() {
            deployment.file(
                    "idp.xml",
                    MetadataXml.usual()
                            .replace(
                                    MetadataXml.key("signing", TestKeys.IDP),
                                    MetadataXml.key("signing", TestKeys.OTHER)));
            assertLogsIn(form().by(TestKeys.OTHER).post());
        }

        /** The form may name a key; it is not the metadata's. */
        @Test
        void areNotBelievedForAKeyThatTheyBring() throws Exception {
            String info =
                    "<ds:KeyInfo xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"><ds:X509Data><ds:X509Certificate>"
                            + Base64.getEncoder()
                                    .encodeToString(TestKeys.OTHER.certificate().getEncoded())
                            + "</ds:X509Certificate></ds:X509Data></ds:KeyInfo>";
            SignedForm forged = form().by(TestKeys.OTHER);
            assertThat(refusal(forged.post(
                            forged.signedXml(),
                            forged.signedRelayState(),
                            "KeyInfo",
                            Base64.getEncoder().encodeToString(info.getBytes(StandardCharsets.UTF_8)))))
                    .isEqualTo(SimpleSignReason.FORM_SIGNATURE);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "none",
                    "http://www.w3.org/2000/09/xmldsig#hmac-sha1",
                    "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256",
                    "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256",
                    "http://www.w3.org/2000/09/xmldsig#dsa-sha1"
                })
        void areRefusedByOtherAlgorithms(String uri) {
            assertThat(refusal(form().by(new SignedForm.Algorithm(uri, "SHA256withRSA"))
                            .post()))
                    .isEqualTo(SimpleSignReason.FORM_ALGORITHM);
        }

        /** Not even where signatures in XML may be over SHA-1. */
        @Test
        void areNeverTakenOverSha1() {
            deployment.set("accept-sha1", "true");
            restart();
            assertThat(refusal(form().by(SignedForm.RSA_SHA1).post())).isEqualTo(SimpleSignReason.FORM_ALGORITHM);
        }

        @Test
        void cannotBeDowngradedToPlainForms() {
            MemoryRequest stripped = plain();
            assertThat(refusal(stripped)).isEqualTo(SamlBindingReason.BINDING_NOT_ALLOWED);

            deployment.set("bindings.also-accepted", "POST");
            restart();
            assertThat(refusal(plain())).isEqualTo(SamlReason.NOT_SIGNED);
        }

        private MemoryRequest plain() {
            String body = form().post().content().replaceAll("&(SigAlg|Signature)=[^&]*", "");
            return form().post().body(body.getBytes(StandardCharsets.ISO_8859_1));
        }

        @Test
        void needTheirAlgorithm() {
            assertThat(refusal(without("SigAlg"))).isEqualTo(SimpleSignReason.INCOMPLETE_FORM_SIGNATURE);
        }

        @Test
        void areOverTheAlgorithm() {
            MemoryRequest post = form().by(SignedForm.RSA_SHA512).post();
            String body = post.content().replace("rsa-sha512", "rsa-sha256");
            assertThat(refusal(post.body(body.getBytes(StandardCharsets.ISO_8859_1))))
                    .isEqualTo(SimpleSignReason.FORM_SIGNATURE);
        }

        @Test
        void areOverTheRelayState() {
            String came = login.relayState();
            assertThat(refusal(form().signing(Optional.empty()).post(xml(), Optional.of(came))))
                    .as("added")
                    .isEqualTo(SimpleSignReason.FORM_SIGNATURE);
            restart();
            assertThat(refusal(form().signing(Optional.of("another")).post(xml(), Optional.of(login.relayState()))))
                    .as("replaced")
                    .isEqualTo(SimpleSignReason.FORM_SIGNATURE);
            restart();
            assertThat(refusal(form().post(xml(), Optional.empty())))
                    .as("removed")
                    .isEqualTo(SamlBindingReason.RELAY_STATE_MISMATCH);
        }

        /** Where no request of ours asks for the RelayState back, the signature does. */
        @Test
        void areOverTheRelayStateOfNobodysRequest() {
            deployment.set("accept-unsolicited", "true");
            deployment.set("landing-paths", "/theirs", "/ours");
            restart();
            String xml = decoded(response().unsolicited().base64(assertion -> assertion.replaceAll(SIGNATURE, "")));
            SignedForm form = SignedForm.of(xml, "/theirs");
            assertThat(refusal(form.post(xml, Optional.empty()))).isEqualTo(SimpleSignReason.FORM_SIGNATURE);
            assertThat(refusal(form.post(xml, Optional.of("/ours")))).isEqualTo(SimpleSignReason.FORM_SIGNATURE);
            assertLogsIn(form.post());
        }

        @Test
        void areOverTheVeryOctetsThatAreRead() {
            assertThat(refusal(form().post(xml().replace(">alice<", ">admin<"), Optional.of(login.relayState()))))
                    .isEqualTo(SimpleSignReason.FORM_SIGNATURE);
            restart();
            assertThat(refusal(form().post(xml() + " ", Optional.of(login.relayState()))))
                    .as("the same document, and other octets")
                    .isEqualTo(SimpleSignReason.FORM_SIGNATURE);
        }

        @Test
        void sayWhereTheyWereSentAndByWhom() {
            String without = xml().replaceFirst(" Destination=\"[^\"]*\"", "");
            assertThat(refusal(SignedForm.of(without, login.relayState()).post()))
                    .isEqualTo(SamlReason.MISSING_DESTINATION);
            restart();
            String nobody = xml().replaceFirst("<saml:Issuer.*?</saml:Issuer>", "");
            assertThat(refusal(SignedForm.of(nobody, login.relayState()).post()))
                    .isEqualTo(SamlReason.WRONG_RESPONSE_ISSUER);
        }

        @Test
        void doNotExcuseASignatureInside() {
            String twice = XmlSigner.signedAssertion(xml(), TestKeys.OTHER);
            assertThat(refusal(SignedForm.of(twice, login.relayState()).post()))
                    .isEqualTo(SamlReason.SIGNATURE_INVALID);
            restart();
            assertLogsIn(SignedForm.of(XmlSigner.signedAssertion(xml(), TestKeys.IDP), login.relayState())
                    .post());
        }

        @Test
        void areVerifiedAlsoAroundASignedAssertion() {
            String signed = decoded(response().base64());
            assertThat(refusal(SignedForm.of(signed, login.relayState())
                            .by(TestKeys.OTHER)
                            .post()))
                    .isEqualTo(SimpleSignReason.FORM_SIGNATURE);
        }
    }
}
