package org.secf.saml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.http.Cookie;
import org.secf.http.MemoryRequest;
import org.secf.http.Reply;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.MemoryExchange;
import org.secf.mechanism.Outcome;
import org.secf.saml.artifact.ResolutionsUnderWay;
import org.secf.saml.model.EnhancedClientReason;
import org.secf.saml.model.SamlBindingReason;
import org.secf.saml.model.SamlReason;
import org.secf.saml.testing.Browser;
import org.secf.saml.testing.Deployment;
import org.secf.saml.testing.EnhancedClient;
import org.secf.saml.testing.Login;
import org.secf.saml.testing.MetadataXml;
import org.secf.saml.testing.ResolvingProvider;
import org.secf.saml.testing.ResponseXml;
import org.secf.saml.testing.TestKeys;
import org.secf.settings.ConfigurationException;
import org.secf.verdict.Reason;
import org.w3c.dom.Element;

/** Clients that are no browsers (saml-bindings §3.3, saml-profiles §4.2, saml-ecp-v2.0). */
class EnhancedClientTest {

    private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
    private static final String ECP = "urn:oasis:names:tc:SAML:2.0:profiles:SSO:ecp";
    private static final String UNKNOWN = "<x:Y xmlns:x=\"urn:x\" soap:mustUnderstand=\"%s\"/>";

    private Deployment deployment;
    private Mechanism mechanism;

    @BeforeEach
    void deploy(@TempDir Path directory) {
        deployment = new Deployment(directory).set("bindings.also-accepted", "PAOS");
        deployment.file(
                "idp.xml",
                MetadataXml.usual()
                        .replace(
                                "</md:IDPSSODescriptor>",
                                MetadataXml.sso("SOAP", MetadataXml.SSO + "/soap") + "</md:IDPSSODescriptor>"));
        mechanism = deployment.start();
    }

    private Outcome send(MemoryRequest request) {
        return mechanism.authenticate(MemoryExchange.of(request));
    }

    private EnhancedClient begin() {
        return EnhancedClient.begin(mechanism, "/page?x=1");
    }

    private ResponseXml to(EnhancedClient client) {
        return ResponseXml.to(client.id(), deployment.instant());
    }

    /** Everything refused is answered by a fault that tells nothing. */
    private Reason refusal(MemoryRequest request) {
        Outcome outcome = send(request);
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        Reply reply = ((Outcome.Refused) outcome).reply();
        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.body()).contains("soap:Fault", "not accepted").doesNotContain("alice", "_0");
        return ((Outcome.Refused) outcome).rejection().reason();
    }

    @ParameterizedTest
    @EnumSource
    void areRefusedWithTheirReason(EnhancedClientReason reason) {
        EnhancedClient client = begin();
        Reason found = switch (reason) {
            case MALFORMED_PAOS_ENVELOPE -> refusal(EnhancedClient.post("<x/>"));
            case HEADER_NOT_UNDERSTOOD -> refusal(client.answer(to(client), UNKNOWN.formatted("1")));
            case HEADER_REPEATED ->
                refusal(client.answer(to(client), "<RelayState xmlns=\"" + ECP + "\">x</RelayState>"));
            case NO_RELAY_STATE -> refusal(EnhancedClient.bring(to(client), ""));
            case NO_CLIENT_LOGIN_IN_FLIGHT -> tooLate(client);
            case CHANNEL_BINDING_MISSING -> withoutChannelBinding();
            case CHANNEL_BINDING_MISMATCH -> withChannelBinding("OFFERED", "AAAA");
            case NO_CLIENT_SERVICE -> withoutService();
        };
        assertThat(found).isEqualTo(reason);
    }

    private Reason tooLate(EnhancedClient client) {
        deployment.pass(Duration.ofMinutes(10));
        return refusal(client.answer(to(client)));
    }

    private Reason withoutService() {
        deployment.file("idp.xml", MetadataXml.usual());
        mechanism = deployment.start();
        return refusal(EnhancedClient.asking("/page"));
    }

    private void bindTo(String mode) {
        deployment
                .set("bindings.ecp-channel-binding", mode)
                .set("bindings.ecp-server-certificate", deployment.certificate("server.crt", TestKeys.OTHER));
        mechanism = deployment.start();
    }

    private Reason withoutChannelBinding() {
        bindTo("REQUIRED");
        EnhancedClient client = begin();
        return refusal(client.answer(to(client)));
    }

    private Reason withChannelBinding(String mode, String value) {
        bindTo(mode);
        EnhancedClient client = begin();
        return refusal(client.answer(to(client), seen("tls-server-end-point", value)));
    }

    private static String seen(String type, String value) {
        return "<cb:ChannelBindings xmlns:cb=\"urn:oasis:names:tc:SAML:protocol:ext:channel-binding\" Type=\"" + type
                + "\" soap:mustUnderstand=\"1\">" + value + "</cb:ChannelBindings>";
    }

    private static String digest() throws Exception {
        return Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256")
                        .digest(TestKeys.OTHER.certificate().getEncoded()));
    }

    @Nested
    class Asked {

        @Test
        void getTheEnvelope() {
            Reply reply = ((Outcome.Replied) send(EnhancedClient.asking("/page"))).reply();
            assertThat(reply.status()).isEqualTo(200);
            assertThat(Login.header(reply, "Content-Type")).startsWith(EnhancedClient.MEDIA_TYPE);
            assertThat(Login.header(reply, "Set-Cookie")).isEmpty();
            EnhancedClient client = begin();
            Element paos = client.only("urn:liberty:paos:2003-08", "Request");
            assertThat(paos.getAttribute("responseConsumerURL")).isEqualTo(ResponseXml.ACS);
            assertThat(paos.getAttribute("service")).isEqualTo(ECP);
            for (Element header : List.of(paos, client.only(ECP, "Request"), client.only(ECP, "RelayState"))) {
                assertThat(header.getAttributeNS(SOAP, "mustUnderstand")).isEqualTo("1");
                assertThat(header.getAttributeNS(SOAP, "actor"))
                        .isEqualTo("http://schemas.xmlsoap.org/soap/actor/next");
                assertThat(header.getParentNode().getLocalName()).isEqualTo("Header");
            }
            assertThat(client.only(ECP, "Request").getTextContent()).isEqualTo(ResponseXml.SP);
            assertThat(client.only("urn:oasis:names:tc:SAML:2.0:protocol", "IDPEntry")
                            .getAttribute("ProviderID"))
                    .isEqualTo(MetadataXml.IDP);
        }

        @Test
        void getASignedRequestThatAsksForPaos() throws Exception {
            EnhancedClient client = begin();
            Element request = client.request();
            assertThat(request.getAttribute("ProtocolBinding")).isEqualTo("urn:oasis:names:tc:SAML:2.0:bindings:PAOS");
            assertThat(request.getAttribute("AssertionConsumerServiceURL")).isEqualTo(ResponseXml.ACS);
            assertThat(request.getAttribute("Destination")).isEqualTo(MetadataXml.SSO + "/soap");
            assertSigned(request);
        }

        private void assertSigned(Element request) throws Exception {
            request.setIdAttribute("ID", true);
            DOMValidateContext context = new DOMValidateContext(
                    TestKeys.OURS.certificate().getPublicKey(),
                    request.getFirstChild().getNextSibling());
            assertThat(XMLSignatureFactory.getInstance("DOM")
                            .unmarshalXMLSignature(context)
                            .validate(context))
                    .isTrue();
        }

        @Test
        void areToldOurCertificateInTheSignedRequest() throws Exception {
            bindTo("OFFERED");
            Element request = begin().request();
            assertSigned(request);
            Element extensions =
                    (Element) request.getFirstChild().getNextSibling().getNextSibling();
            assertThat(extensions.getLocalName()).isEqualTo("Extensions");
            assertThat(extensions.getTextContent()).isEqualTo(digest());
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "ver=\"urn:liberty:paos:2003-08\";\"urn:oasis:names:tc:SAML:2.0:profiles:SSO:ecp\"",
                    "ver=\"urn:liberty:paos:2003-08\",\"urn:liberty:paos:2006-08\" ; \"urn:oasis:names:tc:SAML:2.0:profiles:SSO:ecp\",\"urn:oasis:names:tc:SAML:protocol:ext:channel-binding\""
                })
        void areKnownInEveryWriting(String field) {
            assertThat(send(EnhancedClient.asking("/page").header("PAOS", field)))
                    .satisfies(outcome -> assertThat(Login.header(((Outcome.Replied) outcome).reply(), "Content-Type"))
                            .startsWith(EnhancedClient.MEDIA_TYPE));
        }

        @ParameterizedTest
        @CsvSource({
            "application/vnd.paos+xml, ver=\"urn:liberty:paos:2003-08\" ; \"urn:x\"",
            "application/vnd.paos+xml, ver=\"urn:x\" ; \"urn:oasis:names:tc:SAML:2.0:profiles:SSO:ecp\"",
            "application/vnd.paos+xml, ''",
            "application/json, ver=\"urn:liberty:paos:2003-08\" ; \"urn:oasis:names:tc:SAML:2.0:profiles:SSO:ecp\""
        })
        void areNotTakenForOthers(String accept, String field) {
            Outcome outcome = send(MemoryRequest.get("/page").accept(accept).header("PAOS", field));
            assertThat(((Outcome.Replied) outcome).reply().status()).isEqualTo(401);
        }

        @Test
        void getAPageWhereTheyAreNotEnabled() {
            deployment.unset("bindings.also-accepted");
            mechanism = deployment.start();
            Outcome outcome = send(EnhancedClient.asking("/page"));
            assertThat(((Outcome.Replied) outcome).reply().status()).isEqualTo(303);
            Outcome brought = send(EnhancedClient.post("<x/>"));
            assertThat(((Outcome.Refused) brought).rejection().reason())
                    .isEqualTo(SamlBindingReason.BINDING_NOT_ALLOWED);
        }
    }

    @Nested
    class Bringing {

        @Test
        void areLetIn() {
            EnhancedClient client = begin();
            Outcome.LoggedIn outcome = (Outcome.LoggedIn) send(client.answer(to(client)));
            assertThat(outcome.caller().getName()).isEqualTo("alice");
            assertThat(Login.header(outcome.reply(), "Location")).isEqualTo("https://sp.example.org/enabler/page?x=1");
        }

        @Test
        void areLetInWithHeadersThatNeedNotBeUnderstood() {
            EnhancedClient client = begin();
            assertThat(send(client.answer(
                            to(client),
                            UNKNOWN.formatted("0"),
                            "<paos:Response xmlns:paos=\"urn:liberty:paos:2003-08\" soap:mustUnderstand=\"1\"/>")))
                    .isInstanceOf(Outcome.LoggedIn.class);
        }

        @Test
        void areLetInOnce_H42() {
            EnhancedClient client = begin();
            MemoryRequest answer = client.answer(to(client));
            assertThat(send(answer)).isInstanceOf(Outcome.LoggedIn.class);
            assertThat(refusal(answer)).isEqualTo(EnhancedClientReason.NO_CLIENT_LOGIN_IN_FLIGHT);
        }

        /** Whose login it is, the key says; a response to it cannot be slipped to another client (HOSTILE H34). */
        @Test
        void areNotLetInByAnothersResponse_H34() {
            EnhancedClient attacker = begin();
            EnhancedClient victim = begin();
            assertThat(refusal(victim.answer(to(attacker)))).isEqualTo(SamlReason.WRONG_IN_RESPONSE_TO);
        }

        @Test
        void areNotLetInByAGuessedKey() {
            EnhancedClient client = begin();
            MemoryRequest guessed = EnhancedClient.changed(
                    client.answer(to(client)), text -> text.replace(client.relayState(), client.id() + ".guess"));
            assertThat(refusal(guessed)).isEqualTo(EnhancedClientReason.NO_CLIENT_LOGIN_IN_FLIGHT);
            assertThat(send(client.answer(to(client))))
                    .as("a guess spoils nobody's login")
                    .isInstanceOf(Outcome.LoggedIn.class);
        }

        @Test
        void cannotFinishTheLoginOfABrowser() {
            Browser browser = new Browser();
            Login login = Login.begin(browser, mechanism, "/");
            ResponseXml response = ResponseXml.to(login.id(), deployment.instant());
            EnhancedClient client = begin();
            MemoryRequest theirs = EnhancedClient.changed(
                    client.answer(response), text -> text.replace(client.relayState(), login.relayState()));
            assertThat(refusal(theirs)).isEqualTo(EnhancedClientReason.NO_CLIENT_LOGIN_IN_FLIGHT);
            assertThat(browser.send(mechanism, login.answer(response))).isInstanceOf(Outcome.LoggedIn.class);
        }

        @Test
        void cannotHaveTheirLoginFinishedByABrowser() {
            EnhancedClient client = begin();
            String secret = client.relayState().substring(client.relayState().indexOf('.') + 1);
            MemoryRequest post = MemoryRequest.post(
                            "/saml/acs",
                            MemoryRequest.form("SAMLResponse", to(client).base64(), "RelayState", client.relayState()))
                    .cookies(List.of(new Cookie.Pair("__Host-secf-saml-" + client.id(), "9." + secret)));
            assertThat(((Outcome.Refused) send(post)).rejection().reason())
                    .isEqualTo(SamlBindingReason.NO_LOGIN_IN_FLIGHT);
            assertThat(send(client.answer(to(client)))).as("and is not spoiled").isInstanceOf(Outcome.LoggedIn.class);
        }

        /** A page of another site can have a browser post these, but not the media type of envelopes. */
        @ParameterizedTest
        @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "text/xml"})
        void comeInNoOtherMediaType_H34(String type) {
            EnhancedClient client = begin();
            Outcome outcome = send(client.answer(to(client)).header("Content-Type", type));
            assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        }

        @Test
        void passTheWholeVerification() {
            EnhancedClient client = begin();
            assertThat(refusal(client.answer(to(client).from(MetadataXml.IDP, TestKeys.OTHER))))
                    .isEqualTo(SamlReason.SIGNATURE_INVALID);
            EnhancedClient second = begin();
            assertThat(refusal(second.answer(to(second).unsolicited()))).isEqualTo(SamlReason.WRONG_IN_RESPONSE_TO);
            EnhancedClient third = begin();
            assertThat(refusal(third.answer(to(third).from("https://other.example.org", TestKeys.IDP))))
                    .isEqualTo(SamlReason.WRONG_RESPONSE_ISSUER);
        }

        @ParameterizedTest
        @CsvSource({
            "<soap:Body>, <soap:Body><x xmlns=\"urn:x\"/>, MALFORMED_PAOS_ENVELOPE",
            "</soap:Envelope>, <soap:Body/></soap:Envelope>, MALFORMED_PAOS_ENVELOPE",
            "</ecp:RelayState>, <x xmlns=\"urn:x\"/></ecp:RelayState>, MALFORMED_PAOS_ENVELOPE"
        })
        void bringOneMessage(String text, String other, EnhancedClientReason reason) {
            EnhancedClient client = begin();
            assertThat(refusal(EnhancedClient.changed(client.answer(to(client)), xml -> xml.replace(text, other))))
                    .isEqualTo(reason);
        }

        @Test
        void bringNoDocumentType() {
            EnhancedClient client = begin();
            assertThat(refusal(EnhancedClient.changed(client.answer(to(client)), xml -> "<!DOCTYPE x>" + xml)))
                    .isEqualTo(SamlReason.DOCUMENT_TYPE);
        }

        @Test
        void learnThatAHeaderIsNotUnderstood() {
            EnhancedClient client = begin();
            Outcome.Refused outcome = (Outcome.Refused) send(client.answer(to(client), UNKNOWN.formatted("1")));
            assertThat(outcome.reply().body()).contains("soap:MustUnderstand");
        }
    }

    @Nested
    class ChannelBindings {

        @ParameterizedTest
        @ValueSource(strings = {"OFFERED", "REQUIRED"})
        void areComparedWithOurCertificate(String mode) throws Exception {
            bindTo(mode);
            EnhancedClient client = begin();
            assertThat(send(client.answer(to(client), seen("tls-server-end-point", digest()))))
                    .isInstanceOf(Outcome.LoggedIn.class);
            assertThat(withChannelBinding(mode, "")).isEqualTo(EnhancedClientReason.CHANNEL_BINDING_MISMATCH);
        }

        @Test
        void ofTwoMustBothHold() throws Exception {
            bindTo("OFFERED");
            EnhancedClient client = begin();
            assertThat(refusal(client.answer(
                            to(client), seen("tls-server-end-point", digest()), seen("tls-server-end-point", "AAAA"))))
                    .isEqualTo(EnhancedClientReason.CHANNEL_BINDING_MISMATCH);
        }

        @Test
        void ofAnotherTypeProveNothing() {
            bindTo("REQUIRED");
            EnhancedClient client = begin();
            assertThat(refusal(client.answer(to(client), seen("tls-unique", "AAAA"))))
                    .isEqualTo(EnhancedClientReason.CHANNEL_BINDING_MISSING);
        }

        @Test
        void mayBeLeftOutWhereTheyAreOffered() {
            bindTo("OFFERED");
            EnhancedClient client = begin();
            assertThat(send(client.answer(to(client)))).isInstanceOf(Outcome.LoggedIn.class);
        }

        @Test
        void doNotSpoilTheLoginWhereTheyDoNotHold() throws Exception {
            bindTo("OFFERED");
            EnhancedClient client = begin();
            refusal(client.answer(to(client), seen("tls-server-end-point", "AAAA")));
            assertThat(send(client.answer(to(client), seen("tls-server-end-point", digest()))))
                    .isInstanceOf(Outcome.LoggedIn.class);
        }
    }

    @Nested
    class Deployments {

        private void assertStops(String... texts) {
            assertThatThrownBy(deployment::start)
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContainingAll(texts);
        }

        @Test
        void doNotAskBrowsersForPaos() {
            deployment.set("bindings.response", "PAOS");
            assertStops("bindings.response", "also-accepted");
        }

        @Test
        void needTheCertificateThatIsCompared() {
            deployment.set("bindings.ecp-channel-binding", "REQUIRED");
            assertStops("ecp-server-certificate");
            deployment.set("bindings.ecp-server-certificate", deployment.file("empty.pem", ""));
            assertStops("ecp-server-certificate", "empty.pem");
        }

        @Test
        void compareNothingWhereNobodyMayBringIt() {
            deployment.unset("bindings.also-accepted").set("bindings.ecp-channel-binding", "OFFERED");
            assertStops("PAOS");
        }

        @Test
        void signWhatSaysOurCertificate() {
            deployment.set("sign-requests", "false").set("bindings.ecp-channel-binding", "OFFERED");
            assertStops("sign-requests");
        }

        @Test
        void publishEveryWayInTheirMetadata() {
            deployment.file("idp.xml", ResolvingProvider.metadata(0, "https://idp.example.org/resolve"));
            deployment.set("bindings.response", "ARTIFACT").set("bindings.also-accepted", "PAOS", "POST");
            mechanism = deployment.start();
            String metadata = ((Outcome.Replied) send(MemoryRequest.get("/saml/metadata")))
                    .reply()
                    .body();
            assertThat(metadata)
                    .containsSubsequence(
                            "bindings:HTTP-Artifact\" Location=\"" + ResponseXml.ACS
                                    + "\" index=\"0\" isDefault=\"true\"",
                            "bindings:HTTP-POST\" Location=\"" + ResponseXml.ACS + "\" index=\"1\" isDefault=\"false\"",
                            "bindings:PAOS\" Location=\"" + ResponseXml.ACS + "\" index=\"2\" isDefault=\"false\"")
                    .doesNotContain("SimpleSign");
        }
    }

    @Test
    void keysAreNotPrinted() {
        SamlSetup setup = new SetupReader(
                        deployment.settings(), deployment.context(), delay -> task -> {}, new ResolutionsUnderWay())
                .read(new SamlSetup.Part(
                        "", List.of(), Map.of(), new CallerNames(Optional.empty(), Optional.empty()), true));
        EnhancedLogins.Begun begun =
                new EnhancedLogins(deployment.context()).begin("/", setup.only().orElseThrow(), deployment.instant());
        assertThat(begun.toString()).doesNotContain(begun.relayState());
        assertThat(begun.relayState()).as("RelayState (saml-bindings §3.5.3)").hasSizeLessThanOrEqualTo(80);
    }
}
