package org.secf.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.secf.client.testing.Parties;
import org.secf.client.testing.SigningServer;
import org.secf.crypto.Crypto;
import org.secf.keys.Secret;
import org.secf.payload.ContentKey;
import org.secf.payload.ContentKeys;
import org.secf.payload.OutgoingPayload;
import org.secf.payload.PayloadHeaders;
import org.secf.payload.PayloadKeys;
import org.secf.payload.PayloadLimits;
import org.secf.payload.PayloadOutput;
import org.secf.payload.PayloadPolicy;
import org.secf.payload.PayloadProtection;
import org.secf.payload.PayloadReason;
import org.secf.payload.PayloadRecipient;
import org.secf.payload.RecordLayout;
import org.secf.signature.Component;
import org.secf.signature.Coverage;
import org.secf.signature.SignaturePolicy;
import org.secf.signature.SigningPolicy;
import org.secf.tls.Outbound;
import org.secf.verdict.Verdict;
import org.secf.verdict.Verdicts;

/** Encrypted, then signed; verified, then decrypted (CONF-001). */
class BodyEncryptionTest {

    private static final PayloadPolicy POLICY = PayloadPolicy.ofSharedSecrets(PayloadLimits.usual());
    private static final PayloadProtection PROTECTION = new PayloadProtection(
            new PayloadProtection.Tools(Crypto.jdk(), Parties.RANDOM, Optional.empty()), RecordLayout.usual());

    private final Parties parties = Parties.make();
    private final BodyEncryption encryption = new BodyEncryption(
            PROTECTION,
            () -> Verdict.accepted(PayloadRecipient.sharing(key("shared"))),
            BodyEncryptionTest::keys,
            POLICY);
    private SigningServer server;
    private SignedClient client;

    @BeforeEach
    void start() throws IOException {
        server = new SigningServer(parties);
        client = new SignedClient(
                Outbound.platform(), parties.protection(ClientPolicy.usual().encrypting(encryption)));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static ContentKey key(String id) {
        byte[] octets = ("a secret of both sides, named " + id).getBytes(StandardCharsets.US_ASCII);
        return new ContentKey(id, Secret.taking(octets), Optional.of("peer"));
    }

    private static PayloadKeys keys() {
        return PayloadKeys.none().withShared(ContentKeys.of(key("shared")));
    }

    private ClientRequest post() {
        return ClientRequest.of("POST", server.url("/who"))
                .with("Content-Type", "text/plain")
                .body("the question".getBytes(StandardCharsets.UTF_8));
    }

    private static void encrypted(SigningServer.Answer answer, String keyId) {
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        OutgoingPayload outgoing = Verdicts.value(PROTECTION.protect(
                PayloadRecipient.sharing(key(keyId)), PayloadHeaders.of("text/plain"), PayloadLimits.usual(), wire));
        try (PayloadOutput output = outgoing.output()) {
            output.write(answer.body);
            output.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        answer.fields.put("Content-Encoding", "aes128gcm");
        answer.body(wire.toByteArray());
    }

    private PayloadReason refusal() {
        var refused = catchThrowableOfType(RefusedExchangeException.class, () -> client.send(post()));
        assertThat(refused).as("expected a refusal").isNotNull();
        return (PayloadReason) refused.rejection().reason();
    }

    @Test
    void encryptsWhatIsSignedAndDecryptsWhatWasVerified() throws IOException {
        server.before = answer -> {
            var request = new PayloadHeaders(List.of("text/plain"), List.of("aes128gcm"));
            answer.body(opened(request, answer.received));
            encrypted(answer, "shared");
        };

        VerifiedResponse answer = client.send(post());

        assertThat(answer.body()).asString().isEqualTo("the question");
        assertThat(answer.content()).isEqualTo(PayloadHeaders.of("text/plain"));
        assertThat(server.bodies.get(0)).doesNotContain("question");
        assertThat(server.signatures.get(0).value(Component.field("content-encoding")))
                .contains("aes128gcm");
    }

    private static byte[] opened(PayloadHeaders headers, byte[] octets) {
        try {
            var received = PROTECTION.open(headers, new ByteArrayInputStream(octets), keys(), POLICY);
            return Verdicts.value(Verdicts.value(received).whole());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void refusesReadableAnswer() {
        assertThat(refusal()).isEqualTo(PayloadReason.PLAINTEXT_PAYLOAD);
    }

    @Test
    void refusesAnswerByAnUnknownKey() {
        server.before = answer -> encrypted(answer, "another");

        assertThat(refusal()).isEqualTo(PayloadReason.KEY_UNKNOWN);
    }

    @Test
    void takesAnswersThatHaveNothingToDecrypt() throws IOException {
        server.before = answer -> answer.empty(204);

        assertThat(client.send(post()).body()).isEmpty();
    }

    @Test
    void doesNotEncryptWhatIsEncodedAlready() {
        var refused = catchThrowableOfType(
                RefusedExchangeException.class, () -> client.send(post().with("Content-Encoding", "gzip")));

        assertThat(refused.rejection().reason()).isEqualTo(PayloadReason.CODING_COMBINED);
        assertThat(server.signatures).isEmpty();
    }

    @Test
    void policiesThatLeaveSomethingOpenCannotBeMade() {
        ClientPolicy usual = ClientPolicy.usual();
        Coverage answers = Coverage.OF_RESPONSES;
        Coverage withoutDigest = new Coverage(answers.always(), Set.of(), answers.whenPresent());
        Coverage withoutStatus =
                new Coverage(Set.of(Component.METHOD.ofRequest()), answers.withContent(), answers.whenPresent());
        SigningPolicy signing = usual.requests();
        SigningPolicy withoutNonce =
                new SigningPolicy(signing.coverage(), signing.label(), signing.tag(), signing.validity(), false, false);
        SigningPolicy thin = signing.with(new Coverage(
                signing.coverage().always(), Set.of(), signing.coverage().whenPresent()));

        Coverage withoutType =
                new Coverage(answers.always(), Set.of(Component.field("content-digest")), answers.whenPresent());
        Coverage withoutCoding = new Coverage(answers.always(), answers.withContent(), Set.of());

        for (Coverage coverage : List.of(withoutDigest, withoutStatus, withoutType, withoutCoding)) {
            SignaturePolicy policy = usual.answers().with(coverage);
            assertThatThrownBy(() -> usual.believing(policy)).isInstanceOf(IllegalArgumentException.class);
        }
        for (SigningPolicy policy : List.of(withoutNonce, thin)) {
            assertThatThrownBy(() -> new ClientPolicy(policy, usual.answers(), usual.digest(), Optional.empty()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
