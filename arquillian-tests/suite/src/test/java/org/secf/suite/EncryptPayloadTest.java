package org.secf.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.server.TestStore.accepted;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.secf.agreement.ClientCredential;
import org.secf.client.ClientRequest;
import org.secf.client.SignedRequest;
import org.secf.client.VerifiedResponse;
import org.secf.confidentiality.ConfidentialityReason;
import org.secf.contentdigest.ContentDigestReason;
import org.secf.ejb.InterceptorReason;
import org.secf.encrypted.DecryptedServlet;
import org.secf.encrypted.platform.EncryptedResource;
import org.secf.encrypted.platform.KnownRecipients;
import org.secf.hpke.HpkeKem;
import org.secf.hpke.KemKeyPair;
import org.secf.keys.Jwk;
import org.secf.keys.JwkUse;
import org.secf.keys.OwnKey;
import org.secf.mechanism.ResponseReason;
import org.secf.payload.AssociationKeys;
import org.secf.payload.HpkeKeys;
import org.secf.payload.PayloadKeys;
import org.secf.payload.PayloadReason;
import org.secf.payload.PayloadRecipient;
import org.secf.server.AgreedArchive;
import org.secf.server.AgreedClient;
import org.secf.server.EncryptedMessages;
import org.secf.server.EncryptedMessages.Answer;
import org.secf.server.EncryptedMessages.Sent;
import org.secf.server.OncePerFamily;
import org.secf.server.PlatformTest;
import org.secf.server.ServerLog;
import org.secf.server.Signer;
import org.secf.server.Site;
import org.secf.state.SecurityAssociation;

/** CONF-001: bodies that come and leave encrypted, under agreed associations, to keys of the server and to published ones of its clients. */
@OncePerFamily
@ExtendWith(ArquillianExtension.class)
class EncryptPayloadTest {

    private static final String SERVLET = AgreedArchive.ADDRESS + "/servlet";
    private static final String SECRETS = AgreedArchive.ADDRESS + "/api/secrets";
    private static final String OPEN = AgreedArchive.ADDRESS + "/api/open";
    private static final int MOST = 300_000;
    private static final String DEFINITIONS = """
            <body><in-memory>1000</in-memory><most-sent>100000</most-sent></body>
            <http-signature><base-url>%1$s</base-url><key-set>clients</key-set></http-signature>
            <response-signature><base-url>%1$s</base-url></response-signature>
            <payload-encryption>
              <forms>AES128GCM</forms><forms>JWE</forms><forms>HPKE</forms>
              <key-set>main</key-set>
              %2$s
              <most-octets>%3$d</most-octets>
            </payload-encryption>
            """;

    private static final OwnKey CLIENT = Signer.p256("CN=client");
    private static final KemKeyPair READER = KemKeyPair.generate(HpkeKem.P256_HKDF_SHA256, new SecureRandom());

    private static Optional<SecurityAssociation> agreed = Optional.empty();
    private final EncryptedMessages messages = new EncryptedMessages();
    private final Clock clock = Clock.systemUTC();

    @Deployment(testable = false)
    public static Archive<?> encrypted() throws IOException {
        agreed = Optional.empty();
        String recipients = Site.isPlatform() ? "" : "<jwks>nobody=https://nobody.example.org/jwks</jwks>";
        WebArchive war = AgreedArchive.war(CLIENT, true, DEFINITIONS.formatted(AgreedArchive.ADDRESS, recipients, MOST))
                .addPackage(DecryptedServlet.class.getPackage());
        Jwk reader = Jwk.of(READER.publicKey().key())
                .withKeyId("reader")
                .with(JwkUse.ENCRYPTION, PayloadRecipient.HPKE_ALGORITHM);
        return Site.isPlatform()
                ? war.addPackage(EncryptedResource.class.getPackage())
                        .addAsResource(
                                new StringAsset(reader.toJson().toString()),
                                "org/secf/encrypted/platform/" + KnownRecipients.FILE)
                : war;
    }

    private static SecurityAssociation association() {
        SecurityAssociation known = agreed.orElseGet(() -> accepted(
                accepted(AgreedClient.agree(ClientCredential.signing(CLIENT))).association()));
        agreed = Optional.of(known);
        return known;
    }

    private PayloadRecipient agreedOn() {
        return PayloadRecipient.sharing(accepted(AssociationKeys.outgoing(association(), clock.instant())));
    }

    private Sent encrypted(String text) {
        return messages.encrypted(agreedOn(), "text/plain", text);
    }

    private String decrypted(Answer answer) {
        assertThat(answer.headers().contentEncoding()).as(answer.text()).containsExactly("aes128gcm");
        return accepted(
                messages.opened(answer, PayloadKeys.none().withShared(AssociationKeys.incoming(association(), clock))));
    }

    private String readByRecipient(Answer answer) {
        // Undertow adds the character set that the resource had chosen; it says nothing of the content.
        assertThat(answer.headers().contentType()).allMatch(type -> type.startsWith("application/vnd.secf.hpke"));
        return accepted(
                messages.opened(answer, PayloadKeys.none().withEncapsulated(new HpkeKeys(Map.of("reader", READER)))));
    }

    private void assertRefused(Sent sent, PayloadReason reason) {
        Answer answer = messages.post(SERVLET, sent);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(ServerLog.audited(answer.correlation()).getString("reason")).isEqualTo(reason.name());
    }

    @Test
    void servletReadsWhatWasDecrypted() {
        String text = "ä".repeat(100_000);
        assertThat(messages.post(SERVLET, encrypted(text)).text())
                .isEqualTo("type=text/plain length=200000 coding=null body=" + text);
    }

    @Test
    void bodySealedToAKeyOfTheServerHasTheTypeThatWasSealed() {
        Sent sent = messages.encrypted(EncryptedMessages.server(), "application/json", "{\"a\":1}");
        assertThat(messages.post(SERVLET, sent).text())
                .isEqualTo("type=application/json length=7 coding=null body={\"a\":1}");
    }

    @Test
    void bodySealedUnderAnAssociationIsOpened() {
        PayloadRecipient direct =
                PayloadRecipient.sealing(accepted(AssociationKeys.outgoingSeal(association(), clock.instant())));
        assertThat(messages.post(SERVLET, messages.encrypted(direct, "text/plain", "hello"))
                        .text())
                .endsWith(" body=hello");
    }

    @Test
    void readableBodyIsLeftAloneWhereNobodyDemandsMore() {
        assertThat(messages.post(SERVLET, EncryptedMessages.readable("hello")).text())
                .isEqualTo("type=text/plain length=5 coding=null body=hello");
    }

    @Test
    void hostileBodiesAreRefusedAndAudited() {
        Sent right = encrypted("x".repeat(200_000));
        byte[] changed = right.body().clone();
        changed[changed.length - 1] ^= 1;
        assertRefused(right.with(changed), PayloadReason.RECORD_NOT_AUTHENTIC);
        assertRefused(right.with(Arrays.copyOf(changed, changed.length / 2)), PayloadReason.RECORD_NOT_AUTHENTIC);
        assertRefused(right.with(new byte[0]), PayloadReason.HEADER_TRUNCATED);
        assertRefused(right.coded("gzip, aes128gcm"), PayloadReason.CODING_COMBINED);
        right.body()[21] ^= 1;
        assertRefused(right, PayloadReason.KEY_UNKNOWN);
    }

    @Test
    void bodyThatCameBeforeIsRefused() {
        PayloadRecipient direct =
                PayloadRecipient.sealing(accepted(AssociationKeys.outgoingSeal(association(), clock.instant())));
        for (Sent sent : List.of(encrypted("hello"), messages.encrypted(direct, "text/plain", "hello"))) {
            assertThat(messages.post(SERVLET, sent).text()).endsWith(" body=hello");

            Answer again = messages.post(SERVLET, sent);

            assertThat(again.status()).as(again.text()).isEqualTo(400);
            assertThat(ServerLog.audited(again.correlation()).getString("reason"))
                    .isEqualTo(ConfidentialityReason.BODY_REPEATED.name());
        }
    }

    @Test
    void bodyBeyondTheBoundIsTooLarge() {
        Answer answer = messages.post(SERVLET, encrypted("x".repeat(MOST + 1)));
        assertThat(answer.status()).isEqualTo(413);
        assertThat(ServerLog.audited(answer.correlation()).getString("reason"))
                .isEqualTo(PayloadReason.PAYLOAD_TOO_LONG.name());
    }

    @PlatformTest
    void entityIsWhatWasDecryptedAndTheAnswerIsEncrypted() {
        Answer answer = messages.post(SECRETS + "/echo", encrypted("hello"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.text()).doesNotContain("hello");
        assertThat(decrypted(answer)).isEqualTo("type=text/plain coding=null body=hello");
    }

    @PlatformTest
    void answerOfTheServerIsRefusedAsARequest() {
        Answer answer = messages.post(SECRETS + "/echo", encrypted("hello"));
        assertRefused(new Sent(answer.headers(), answer.body()), PayloadReason.RECORD_NOT_AUTHENTIC);
    }

    @PlatformTest
    void readableBodyIsRefusedWhereItMustBeEncrypted() {
        for (String path : List.of("/echo", "/taken")) {
            assertThat(messages.post(SECRETS + path, EncryptedMessages.readable("hello"))
                            .status())
                    .isEqualTo(403);
        }
        assertThat(Site.log()).contains(InterceptorReason.NOT_ENCRYPTED.name());
    }

    @PlatformTest
    void eachDirectionCanBeDemandedAlone() {
        assertThat(messages.post(SECRETS + "/taken", encrypted("hello")).text()).isEqualTo("kept hello");
        ClientRequest request = ClientRequest.of("POST", URI.create(SECRETS + "/given"))
                .with("Content-Type", "text/plain")
                .body("hello".getBytes(StandardCharsets.UTF_8));
        Answer answer = messages.send(EncryptedMessages.signed(CLIENT, request), Optional.empty());
        assertThat(readByRecipient(answer)).isEqualTo("given hello");
    }

    @PlatformTest
    void requestWithoutContentIsAnsweredToTheKeyOfItsCaller() {
        ClientRequest request = ClientRequest.of("GET", URI.create(SECRETS + "/none"));
        Answer answer = messages.send(EncryptedMessages.signed(CLIENT, request), Optional.empty());
        assertThat(readByRecipient(answer)).isEqualTo("nothing came");
    }

    @PlatformTest
    void nothingIsDoneForWhomNobodyCouldAnswer() {
        assertThat(messages.get(SECRETS + "/none").status()).isEqualTo(403);
        Sent sealed = messages.encrypted(EncryptedMessages.server(), "text/plain", "hello");
        assertThat(messages.post(SECRETS + "/echo", sealed).status()).isEqualTo(403);
        assertThat(Site.log()).contains(ConfidentialityReason.NO_RECIPIENT.name());
    }

    /** Verified first, decrypted then. */
    @PlatformTest
    void signatureIsOverWhatIsEncrypted() {
        ClientRequest request = ClientRequest.of("POST", URI.create(SECRETS + "/echo"))
                .with("Content-Type", "text/plain")
                .body("hello".getBytes(StandardCharsets.UTF_8));
        SignedRequest signed = messages.signed(CLIENT, request, agreedOn());
        assertThat(decrypted(messages.send(signed, Optional.empty()))).endsWith("body=hello");

        Answer answer = messages.send(
                messages.signed(CLIENT, request, agreedOn()),
                Optional.of(encrypted("other").body()));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(ServerLog.audited(answer.correlation()).getString("reason"))
                .isEqualTo(ContentDigestReason.WRONG_DIGEST.name());
    }

    /** Encrypted first, signed then; verified first, decrypted then: both ways. */
    @PlatformTest
    void clientDecryptsWhatIsProvedToBeTheServers() throws IOException {
        ClientRequest request = ClientRequest.of("POST", URI.create(SECRETS + "/signed"))
                .with("Content-Type", "text/plain")
                .body("hello".getBytes(StandardCharsets.UTF_8));

        VerifiedResponse answer = messages.exchange(CLIENT, request, association());

        assertThat(answer.body()).asString(StandardCharsets.UTF_8).isEqualTo("signed hello");
        assertThat(answer.field("content-encoding")).contains("aes128gcm");
    }

    @PlatformTest
    void sessionBeanRefusesWhatCouldBeRead() {
        assertThat(messages.post(OPEN + "/keep", EncryptedMessages.readable("hello"))
                        .text())
                .isEqualTo("refused");
        assertThat(messages.post(OPEN + "/keep", encrypted("hello")).text()).isEqualTo("kept hello");
        assertThat(messages.post(OPEN + "/later", encrypted("hello")).text()).isEqualTo("refused");
    }

    @PlatformTest
    void sessionBeanHasTheAnswerEncrypted() {
        assertThat(messages.post(OPEN + "/tell", EncryptedMessages.readable("hello"))
                        .text())
                .isEqualTo("refused");
        assertThat(decrypted(messages.post(OPEN + "/tell", encrypted("hello")))).isEqualTo("told");
    }

    @PlatformTest
    void answerThatCannotBeHeldBackIsEncryptedAsItGoes() {
        Answer answer = messages.post(SECRETS + "/long", encrypted("hello"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.text()).doesNotContain("xxx");
        assertThat(decrypted(answer)).hasSizeGreaterThan(100_000).matches("x+");
    }

    @PlatformTest
    void answerToAPublishedKeyThatCannotBeHeldBackIsNotSent() {
        ClientRequest request = ClientRequest.of("POST", URI.create(SECRETS + "/long"))
                .with("Content-Type", "text/plain")
                .body("hello".getBytes(StandardCharsets.UTF_8));
        Answer answer = messages.send(EncryptedMessages.signed(CLIENT, request), Optional.empty());
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.text()).doesNotContain("xxx");
        assertThat(Site.log()).contains(ResponseReason.RESPONSE_TOO_LONG.name());
    }

    /** H88. */
    @PlatformTest
    void manyMessagesAtOnceDoNotMix() {
        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Sent sent = encrypted("message " + i);
            answers.add(CompletableFuture.supplyAsync(() -> messages.post(SECRETS + "/echo", sent)));
        }
        for (int i = 0; i < answers.size(); i++) {
            assertThat(decrypted(answers.get(i).join())).endsWith("body=message " + i);
        }
    }
}
