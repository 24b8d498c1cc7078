package org.secf.saml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.http.HttpReason;
import org.secf.http.MemoryRequest;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.Outcome;
import org.secf.saml.model.ArtifactReason;
import org.secf.saml.model.SamlBindingReason;
import org.secf.saml.model.SamlReason;
import org.secf.saml.testing.ArtifactText;
import org.secf.saml.testing.Browser;
import org.secf.saml.testing.Deployment;
import org.secf.saml.testing.Login;
import org.secf.saml.testing.MetadataXml;
import org.secf.saml.testing.ResolutionXml;
import org.secf.saml.testing.ResolvingProvider;
import org.secf.saml.testing.ResponseXml;
import org.secf.saml.testing.TestKeys;
import org.secf.saml.testing.XmlSigner;
import org.secf.saml.xml.HardenedBuilder;
import org.secf.settings.ConfigurationException;
import org.secf.state.MemoryOnceStore;
import org.secf.state.OnceStore;
import org.secf.tls.TlsReason;
import org.secf.verdict.Reason;
import org.w3c.dom.Element;

/** Responses that the browser brings as a reference (saml-bindings §3.6, saml-profiles §5; HOSTILE H37). */
class ArtifactTest {

    private static final String SIGNATURE = "(?s)<ds:Signature.*?</ds:Signature>";
    private static final String OTHER = "https://other.example.org/saml";

    private final ResolvingProvider provider = new ResolvingProvider();
    private final Browser browser = new Browser();
    private Deployment deployment;
    private Mechanism mechanism;
    private Login login;

    @BeforeEach
    void deploy(@TempDir Path directory) {
        deployment = new Deployment(directory).set("bindings.response", "ARTIFACT");
        deployment.file("idp.xml", ResolvingProvider.metadata(7, provider.address()));
        provider.answering(question -> honest(question).envelope());
        restart();
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    private void restart() {
        mechanism = deployment.start();
        login = Login.begin(browser, mechanism, "/page");
    }

    private ResponseXml response() {
        return ResponseXml.to(login.id(), deployment.instant());
    }

    private static String xml(ResponseXml response, UnaryOperator<String> seal) {
        return new String(Base64.getMimeDecoder().decode(response.base64(seal)), StandardCharsets.UTF_8);
    }

    private String unsigned() {
        return xml(response(), assertion -> assertion.replaceAll(SIGNATURE, ""));
    }

    private ResolutionXml honest(String question) {
        return ResolutionXml.to(question, deployment.instant(), xml(response(), assertion -> assertion));
    }

    private static MemoryRequest brought(String artifact, String relayState) {
        return MemoryRequest.get("/saml/acs?SAMLart=" + URLEncoder.encode(artifact, StandardCharsets.UTF_8)
                + "&RelayState=" + relayState);
    }

    private MemoryRequest brought() {
        return brought(ArtifactText.of(MetadataXml.IDP, 7, "a"), login.relayState());
    }

    private Reason refusal(MemoryRequest request) {
        Outcome outcome = browser.send(mechanism, request);
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused) outcome).rejection().reason();
    }

    private Reason answered(UnaryOperator<ResolutionXml> change) {
        provider.answering(question -> change.apply(honest(question)).envelope());
        return refusal(brought());
    }

    private void assertLogsIn(MemoryRequest request) {
        Outcome outcome = browser.send(mechanism, request);
        assertThat(outcome).isInstanceOf(Outcome.LoggedIn.class);
        assertThat(((Outcome.LoggedIn) outcome).caller().getName()).isEqualTo("alice");
        assertThat(Login.header(((Outcome.LoggedIn) outcome).reply(), "Location"))
                .isEqualTo("https://sp.example.org/enabler/page");
    }

    @ParameterizedTest
    @EnumSource
    void refusesWithItsReason(ArtifactReason reason) {
        Reason found = switch (reason) {
            case MALFORMED_ARTIFACT -> refusal(brought("AAQ", login.relayState()));
            case FOREIGN_ARTIFACT -> refusal(brought(ArtifactText.of(OTHER, 7, "a"), login.relayState()));
            case UNKNOWN_RESOLUTION_SERVICE ->
                refusal(brought(ArtifactText.of(MetadataXml.IDP, 0, "a"), login.relayState()));
            case ARTIFACT_REPLAYED -> replayed();
            case ARTIFACT_REPLAY_UNKNOWN -> withoutMemory();
            case TOO_MANY_RESOLUTIONS -> tooMany();
            case MALFORMED_ENVELOPE -> twoMessages();
            case MALFORMED_RESOLUTION -> bareResponse();
            case WRONG_RESOLUTION_ISSUER -> answered(answer -> answer.from(OTHER));
            case WRONG_RESOLUTION -> answered(answer -> answer.attributes("InResponseTo=\"_another\""));
            case WRONG_RESOLUTION_DESTINATION ->
                answered(answer -> answer.attributes(answer.attributes() + " Destination=\"" + OTHER + "\""));
            case RESOLUTION_NOT_FRESH ->
                answered(answer -> answer.issued(deployment.instant().minusSeconds(181)));
            case RESOLUTION_NOT_SUCCESS -> answered(answer -> answer.status("Requester"));
            case RESOLUTION_NOT_SIGNED -> answered(answer -> answer.signedBy(Optional.empty()));
            case NO_MESSAGE_FOR_ARTIFACT -> answered(answer -> answer.content(""));
        };
        assertThat(found).isEqualTo(reason);
        assertThat(browser.cookies())
                .as("the login ends, whatever came")
                .noneMatch(cookie -> cookie.name().endsWith(login.id()));
    }

    private Reason replayed() {
        assertLogsIn(brought());
        login = Login.begin(browser, mechanism, "/page");
        Reason reason = refusal(brought());
        assertThat(provider.questions()).as("a provider that answers twice").hasSize(2);
        return reason;
    }

    private Reason withoutMemory() {
        deployment.once((key, expires) -> OnceStore.Claim.UNAVAILABLE);
        restart();
        return refusal(brought());
    }

    /** So many as may wait for one identity provider do; each has begun a login. */
    private Reason tooMany() {
        CountDownLatch answering = new CountDownLatch(1);
        provider.answering(question -> {
            try {
                answering.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return honest(question).status("Requester").envelope();
        });
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            for (int i = 0; i < 16; i++) {
                String handle = "waiting" + i;
                threads.execute(() -> waitFor(handle));
            }
            while (provider.questions().size() < 16) {
                Thread.onSpinWait();
            }
            Outcome.Refused refused = (Outcome.Refused) browser.send(mechanism, brought());
            assertThat(refused.reply().status()).isEqualTo(503);
            assertThat(Login.header(refused.reply(), "Retry-After")).isEqualTo("10");
            assertThat(provider.questions()).as("nobody more is asked").hasSize(16);
            return refused.rejection().reason();
        } finally {
            answering.countDown();
            threads.shutdown();
        }
    }

    private void waitFor(String handle) {
        Browser other = new Browser();
        Login begun = Login.begin(other, mechanism, "/page");
        other.send(mechanism, brought(ArtifactText.of(MetadataXml.IDP, 7, handle), begun.relayState()));
    }

    private Reason twoMessages() {
        provider.answering(question -> {
            String message = honest(question).message();
            return honest(question).envelope().replace("</soap:Body>", message.replace("_", "_2") + "</soap:Body>");
        });
        return refusal(brought());
    }

    private Reason bareResponse() {
        provider.answering(question -> honest(question)
                .envelope()
                .replaceFirst("(?s)<soap:Body>.*</soap:Body>", "<soap:Body>" + unsigned() + "</soap:Body>"));
        return refusal(brought());
    }

    @Nested
    class Taken {

        @Test
        void asksForAnArtifactAndTakesIt() {
            assertThat(login.request().getAttribute("ProtocolBinding"))
                    .isEqualTo("urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Artifact");
            assertLogsIn(brought());
        }

        @Test
        void takesItInAForm() {
            assertLogsIn(MemoryRequest.post(
                    "/saml/acs",
                    MemoryRequest.form(
                            "SAMLart", ArtifactText.of(MetadataXml.IDP, 7, "a"), "RelayState", login.relayState())));
        }

        @Test
        void asksOnceAndSigned() throws Exception {
            assertLogsIn(brought());
            assertThat(provider.questions()).hasSize(1);
            Element envelope = HardenedBuilder.create()
                    .parse(new ByteArrayInputStream(provider.questions().get(0).getBytes(StandardCharsets.UTF_8)))
                    .getDocumentElement();
            Element question =
                    (Element) envelope.getElementsByTagNameNS("urn:oasis:names:tc:SAML:2.0:protocol", "ArtifactResolve")
                            .item(0);
            assertThat(question.getAttribute("Destination")).isEqualTo(provider.address());
            assertThat(question.getLastChild().getTextContent()).isEqualTo(ArtifactText.of(MetadataXml.IDP, 7, "a"));
            question.setIdAttribute("ID", true);
            DOMValidateContext context = new DOMValidateContext(
                    TestKeys.OURS.certificate().getPublicKey(),
                    question.getFirstChild().getNextSibling());
            assertThat(XMLSignatureFactory.getInstance("DOM")
                            .unmarshalXMLSignature(context)
                            .validate(context))
                    .isTrue();
        }

        /** Prefixes are often declared on the envelope alone; signatures inside must hold all the same. */
        @Test
        void readsPrefixesThatAreDeclaredOutside() {
            provider.answering(question -> honest(question)
                    .content(XmlSigner.signedAssertion(xml(response(), assertion -> assertion), TestKeys.IDP)
                            .replaceFirst(" xmlns:samlp=\"[^\"]*\"", ""))
                    .envelope());
            assertLogsIn(brought());
        }

        @Test
        void countsASignedAnswerAsASignedResponseAndNothingMore() {
            assertThat(answered(answer -> answer.content(unsigned()))).isEqualTo(SamlReason.ASSERTION_NOT_SIGNED);
            deployment.set("require-signed-assertions", "false");
            restart();
            provider.answering(question -> honest(question).content(unsigned()).envelope());
            assertLogsIn(brought(ArtifactText.of(MetadataXml.IDP, 7, "b"), login.relayState()));
        }

        @Test
        void readsTheAnswerAgainByNewKeys() {
            deployment.file(
                    "idp.xml",
                    ResolvingProvider.metadata(7, provider.address())
                            .replace(
                                    MetadataXml.key("signing", TestKeys.IDP),
                                    MetadataXml.key("signing", TestKeys.OTHER)));
            provider.answering(question -> honest(question)
                    .content(xml(response().from(MetadataXml.IDP, TestKeys.OTHER), assertion -> assertion))
                    .signedBy(Optional.of(TestKeys.OTHER))
                    .envelope());
            assertLogsIn(brought());
            assertThat(provider.questions()).hasSize(1);
        }
    }

    /** Nobody fills the memory of used artifacts with such as he makes up. */
    @Nested
    class Remembered {

        private final List<String> claimed = new CopyOnWriteArrayList<>();

        @BeforeEach
        void watch() {
            OnceStore store = new MemoryOnceStore(deployment, 1000);
            deployment.once((key, expires) -> {
                claimed.add(key);
                return store.claim(key, expires);
            });
            restart();
        }

        private List<String> artifacts() {
            return claimed.stream()
                    .filter(key -> key.startsWith("saml-artifact:"))
                    .toList();
        }

        @Test
        void isOneThatBroughtAResponse() {
            assertLogsIn(brought());
            assertThat(artifacts()).containsExactly("saml-artifact:" + ArtifactText.of(MetadataXml.IDP, 7, "a"));
        }

        @Test
        void isOnceWhatWasReadTwice() {
            deployment.file(
                    "idp.xml",
                    ResolvingProvider.metadata(7, provider.address())
                            .replace(
                                    MetadataXml.key("signing", TestKeys.IDP),
                                    MetadataXml.key("signing", TestKeys.OTHER)));
            provider.answering(question -> honest(question)
                    .content(xml(response().from(MetadataXml.IDP, TestKeys.OTHER), assertion -> assertion))
                    .signedBy(Optional.of(TestKeys.IDP))
                    .envelope());
            assertThat(refusal(brought())).isEqualTo(SamlReason.SIGNATURE_INVALID);
            assertThat(artifacts()).hasSizeLessThanOrEqualTo(1);
        }

        @Test
        void isNoneThatTheProviderDoesNotKnow() {
            for (int i = 0; i < 5; i++) {
                login = Login.begin(browser, mechanism, "/page");
                provider.answering(question -> honest(question).content("").envelope());
                assertThat(refusal(brought(ArtifactText.of(MetadataXml.IDP, 7, "made up " + i), login.relayState())))
                        .isEqualTo(ArtifactReason.NO_MESSAGE_FOR_ARTIFACT);
            }
            assertThat(artifacts()).isEmpty();
        }

        @Test
        void isNoneWhoseAnswerIsNotAuthentic() {
            assertThat(answered(answer -> answer.signedBy(Optional.of(TestKeys.OTHER))))
                    .isEqualTo(SamlReason.SIGNATURE_INVALID);
            assertThat(artifacts()).isEmpty();
        }
    }

    @Nested
    class BeforeAnybodyIsAsked {

        private void assertNobodyAsked() {
            assertThat(provider.questions()).isEmpty();
        }

        @Test
        void artifactOfAnotherBrowserIsRefused_H34() {
            MemoryRequest theirs = brought();
            browser.cookies().forEach(cookie -> browser.plant(cookie.name(), "9.guess"));
            assertThat(refusal(theirs)).isEqualTo(SamlBindingReason.NO_LOGIN_IN_FLIGHT);
            Outcome elsewhere = new Browser().send(mechanism, theirs);
            assertThat(((Outcome.Refused) elsewhere).rejection().reason()).isEqualTo(SamlBindingReason.OTHER_BROWSER);
            assertNobodyAsked();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "x", "_0123456789abcdef0123456789abcdef.x", "https://evil.example.org/"})
        void artifactWithoutALoginIsRefused_H33(String relayState) {
            deployment.set("accept-unsolicited", "true");
            restart();
            assertThat(refusal(brought(ArtifactText.of(MetadataXml.IDP, 7, "a"), relayState)))
                    .isEqualTo(SamlBindingReason.OTHER_BROWSER);
            assertNobodyAsked();
        }

        @Test
        void relayStateIsComparedToItsEnd() {
            assertThat(refusal(brought(ArtifactText.of(MetadataXml.IDP, 7, "a"), login.relayState() + "x")))
                    .isEqualTo(SamlBindingReason.RELAY_STATE_MISMATCH);
            assertNobodyAsked();
        }

        @Test
        void artifactComesOnceForALogin() {
            assertLogsIn(brought());
            assertThat(refusal(brought(ArtifactText.of(MetadataXml.IDP, 7, "b"), login.relayState())))
                    .isEqualTo(SamlBindingReason.OTHER_BROWSER);
            assertThat(provider.questions()).hasSize(1);
        }

        @Test
        void otherTypesAreRefused() {
            assertThat(refusal(brought(ArtifactText.of(3, MetadataXml.IDP, 7, "a"), login.relayState())))
                    .isEqualTo(ArtifactReason.MALFORMED_ARTIFACT);
            assertNobodyAsked();
        }

        @ParameterizedTest
        @ValueSource(strings = {"%", "AAQAAA==", "not base64 at all"})
        void otherTextIsRefused(String artifact) {
            assertThat(refusal(brought(artifact, login.relayState()))).isEqualTo(ArtifactReason.MALFORMED_ARTIFACT);
            assertNobodyAsked();
        }

        @Test
        void longTextIsRefused() {
            assertThat(refusal(brought("A".repeat(100_000), login.relayState())))
                    .isEqualTo(ArtifactReason.MALFORMED_ARTIFACT);
        }

        @Test
        void twoArtifactsAreRefused_H28() {
            assertThat(refusal(MemoryRequest.get("/saml/acs?SAMLart=a&SAMLart=b&RelayState=" + login.relayState())))
                    .isEqualTo(HttpReason.DUPLICATE_PARAMETER);
        }

        @Test
        void artifactBesideAResponseIsRefused() {
            assertThat(refusal(MemoryRequest.post(
                            "/saml/acs",
                            MemoryRequest.form(
                                    "SAMLart", "a", "SAMLResponse", response().base64()))))
                    .isEqualTo(SamlBindingReason.WRONG_BINDING);
            assertThat(refusal(MemoryRequest.get("/saml/acs?SAMLart=a&SAMLResponse=b")))
                    .isEqualTo(SamlBindingReason.WRONG_BINDING);
        }

        @Test
        void artifactIsRefusedWhereItIsNotEnabled() {
            deployment.set("bindings.response", "POST");
            restart();
            assertThat(refusal(brought())).isEqualTo(SamlBindingReason.BINDING_NOT_ALLOWED);
            assertNobodyAsked();
        }

        @Test
        void formIsRefusedWhereOnlyArtifactsAreEnabled() {
            assertThat(refusal(login.answer(response()))).isEqualTo(SamlBindingReason.BINDING_NOT_ALLOWED);
        }

        @Test
        void metadataThatEndedIsNotBelieved() {
            deployment.file(
                    "idp.xml",
                    ResolvingProvider.metadata(7, provider.address())
                            .replace("ID=\"_root\"", "ID=\"_root\" validUntil=\"2026-06-01T12:05:00Z\""));
            restart();
            deployment.pass(Duration.ofMinutes(6));
            assertThat(refusal(brought())).isEqualTo(SamlReason.METADATA_EXPIRED);
            assertNobodyAsked();
        }

        @Test
        void noQuestionGoesUnsigned() {
            deployment.keys(deployment.retiring()).set("login-timeout", "1h");
            restart();
            deployment.pass(Duration.ofMinutes(110));
            login = Login.begin(browser, mechanism, "/page");
            deployment.pass(Duration.ofMinutes(15));
            assertThat(refusal(brought())).isEqualTo(SamlBindingReason.NO_SIGNING_KEY);
            assertNobodyAsked();
        }

        @Test
        void deploymentWithoutAKeyThatSignsStops() {
            deployment.set("sign-requests", "false");
            assertThatThrownBy(deployment::start)
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("ARTIFACT");
        }

        @Test
        void addressInClearIsNoService() {
            deployment.file("idp.xml", ResolvingProvider.metadata(7, "http://idp.example.org/resolve"));
            assertThatThrownBy(deployment::start)
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContainingAll("ArtifactResolutionService", "ENTITY_UNFIT");
            deployment.set("bindings.response", "POST").set("bindings.also-accepted", "ARTIFACT");
            restart();
            assertThat(refusal(brought())).isEqualTo(ArtifactReason.UNKNOWN_RESOLUTION_SERVICE);
        }
    }

    @Nested
    class Answers {

        /** The artifact is honest; what it brings is somebody else's (HOSTILE H37). */
        @Test
        void otherProvidersResponseIsRefused_H37() {
            assertThat(answered(answer ->
                            answer.content(xml(response().from(OTHER, TestKeys.OTHER), assertion -> assertion))))
                    .isEqualTo(SamlReason.WRONG_RESPONSE_ISSUER);
        }

        @Test
        void otherProvidersAssertionIsRefused_H37() {
            String mixed = xml(response().from(OTHER, TestKeys.IDP), assertion -> assertion)
                    .replaceFirst(OTHER, MetadataXml.IDP);
            assertThat(answered(answer -> answer.content(mixed))).isEqualTo(SamlReason.WRONG_ASSERTION_ISSUER);
        }

        @Test
        void responseToAnotherRequestIsRefused() {
            String other = xml(ResponseXml.to("_another", deployment.instant()), assertion -> assertion);
            assertThat(answered(answer -> answer.content(other))).isEqualTo(SamlReason.WRONG_IN_RESPONSE_TO);
        }

        @Test
        void responseToNobodyIsRefused() {
            deployment.set("accept-unsolicited", "true");
            restart();
            String nobodys = xml(response().unsolicited(), assertion -> assertion);
            assertThat(answered(answer -> answer.content(nobodys))).isEqualTo(SamlReason.WRONG_IN_RESPONSE_TO);
        }

        @Test
        void signatureOfSomebodyElseIsRefused() {
            assertThat(answered(answer -> answer.signedBy(Optional.of(TestKeys.OTHER))))
                    .isEqualTo(SamlReason.SIGNATURE_INVALID);
        }

        @Test
        void alteredAnswerIsRefused() {
            provider.answering(question -> honest(question)
                    .envelope()
                    .replace("IssueInstant", " IssueInstant")
                    .replace(">alice<", ">admin<"));
            assertThat(refusal(brought())).isEqualTo(SamlReason.SIGNATURE_INVALID);
        }

        @Test
        void signedAnswerDoesNotExcuseAnAlteredAssertion() {
            String altered = xml(response(), assertion -> assertion.replace(">alice<", ">admin<"));
            assertThat(answered(answer -> answer.content(altered))).isEqualTo(SamlReason.SIGNATURE_INVALID);
        }

        @Test
        void otherMessageIsRefused() {
            String request =
                    "<samlp:AuthnRequest xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\" ID=\"_x\" Version=\"2.0\"/>";
            assertThat(answered(answer -> answer.content(request))).isEqualTo(SamlReason.NOT_A_RESPONSE);
        }

        @Test
        void twoMessagesAreRefused() {
            assertThat(answered(answer -> answer.content(unsigned() + unsigned().replaceAll("ID=\"_", "ID=\"_2"))))
                    .isEqualTo(ArtifactReason.MALFORMED_RESOLUTION);
        }

        @Test
        void withoutInResponseToIsRefused() {
            assertThat(answered(answer -> answer.attributes(""))).isEqualTo(ArtifactReason.WRONG_RESOLUTION);
        }

        @Test
        void fromTheFutureIsRefused() {
            assertThat(answered(answer -> answer.issued(deployment.instant().plusSeconds(120))))
                    .isEqualTo(ArtifactReason.RESOLUTION_NOT_FRESH);
        }

        @Test
        void toOurAddressIsTaken() {
            provider.answering(question -> {
                ResolutionXml answer = honest(question);
                return answer.attributes(answer.attributes() + " Destination=\"" + ResponseXml.ACS + "\"")
                        .envelope();
            });
            assertLogsIn(brought());
        }

        @Test
        void headerThatMustBeUnderstoodIsRefused() {
            provider.answering(question -> honest(question)
                    .envelope()
                    .replace(
                            "<soap:Body>",
                            "<soap:Header><x xmlns=\"urn:x\" soap:mustUnderstand=\"1\"/></soap:Header><soap:Body>"));
            assertThat(refusal(brought())).isEqualTo(ArtifactReason.MALFORMED_ENVELOPE);
        }

        @Test
        void documentTypeIsRefused() {
            provider.answering(question -> "<!DOCTYPE x>" + honest(question).envelope());
            assertThat(refusal(brought())).isEqualTo(SamlReason.DOCUMENT_TYPE);
        }

        @Test
        void redirectIsNotFollowed() {
            provider.answering(302);
            assertThat(refusal(brought())).isEqualTo(TlsReason.REDIRECTED);
            assertThat(provider.questions()).hasSize(1);
        }

        @Test
        void faultIsNoAnswer() {
            provider.answering(500);
            assertThat(refusal(brought())).isEqualTo(TlsReason.BAD_STATUS);
        }

        @Test
        void tooMuchIsNotRead() {
            provider.answering(question -> honest(question).envelope() + " ".repeat(600 * 1024));
            assertThat(refusal(brought())).isEqualTo(TlsReason.TOO_LARGE);
            restart();
            provider.answering(question -> honest(question).envelope() + " ".repeat(300 * 1024));
            assertThat(refusal(brought(ArtifactText.of(MetadataXml.IDP, 7, "b"), login.relayState())))
                    .isEqualTo(SamlReason.TOO_LARGE);
        }
    }

    @Nested
    class UnsignedAnswers {

        @BeforeEach
        void accept() {
            deployment
                    .set("bindings.accept-unsigned-artifact-response", "true")
                    .set("require-signed-assertions", "false");
            restart();
        }

        @Test
        void areTakenWhereTheDeployerSaysSo() {
            provider.answering(
                    question -> honest(question).signedBy(Optional.empty()).envelope());
            assertLogsIn(brought());
        }

        @Test
        void doNotCountAsASignature() {
            assertThat(answered(answer -> answer.signedBy(Optional.empty()).content(unsigned())))
                    .isEqualTo(SamlReason.NOT_SIGNED);
        }

        @Test
        void mustHoldWhereTheyAreSigned() {
            assertThat(answered(answer -> answer.signedBy(Optional.of(TestKeys.OTHER))))
                    .isEqualTo(SamlReason.SIGNATURE_INVALID);
        }
    }
}
