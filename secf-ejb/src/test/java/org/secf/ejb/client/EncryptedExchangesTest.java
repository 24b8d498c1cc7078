package org.secf.ejb.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.secf.client.BodyEncryption;
import org.secf.client.ClientPolicy;
import org.secf.client.RefusedExchangeException;
import org.secf.client.testing.Parties;
import org.secf.client.testing.SigningServer;
import org.secf.contentdigest.ContentDigestReason;
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
import org.secf.verdict.Reason;
import org.secf.verdict.Verdict;
import org.secf.verdict.Verdicts;

/** Clients of Jakarta RESTful Web Services encrypt what they sign, and decrypt what they have verified (CONF-001). */
@ParameterizedClass
@EnumSource
class EncryptedExchangesTest {

    private static final int MOST = 1000;
    private static final PayloadPolicy POLICY = PayloadPolicy.ofSharedSecrets(PayloadLimits.usual());
    private static final PayloadProtection PROTECTION = new PayloadProtection(
            new PayloadProtection.Tools(Crypto.jdk(), Parties.RANDOM, Optional.empty()), RecordLayout.usual());

    private final Parties parties = Parties.make();
    private final BodyEncryption encryption = new BodyEncryption(
            PROTECTION,
            () -> Verdict.accepted(PayloadRecipient.sharing(key("shared"))),
            EncryptedExchangesTest::keys,
            POLICY);
    private final ClientKind kind;
    private SigningServer server;
    private Client client;

    EncryptedExchangesTest(ClientKind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void start() throws IOException {
        server = new SigningServer(parties);
        server.before = EncryptedExchangesTest::echoEncrypted;
        client = kind.builder()
                .register(new SignedExchanges(
                        parties.protection(ClientPolicy.usual().encrypting(encryption)), MOST))
                .build();
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private static ContentKey key(String id) {
        byte[] octets = ("a secret of both sides, named " + id).getBytes(StandardCharsets.US_ASCII);
        return new ContentKey(id, Secret.taking(octets), Optional.of("peer"));
    }

    private static PayloadKeys keys() {
        return PayloadKeys.none().withShared(ContentKeys.of(key("shared")));
    }

    /** What was decrypted of the request, encrypted again. */
    private static void echoEncrypted(SigningServer.Answer answer) {
        PayloadHeaders headers = new PayloadHeaders(
                answer.request.fields().lines("content-type"),
                answer.request.fields().lines("content-encoding"));
        try {
            answer.body(Verdicts.value(
                    Verdicts.value(PROTECTION.open(headers, new ByteArrayInputStream(answer.received), keys(), POLICY))
                            .whole()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        encrypt(answer, "shared");
    }

    private static void encrypt(SigningServer.Answer answer, String keyId) {
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

    private Response post() {
        return client.target(server.url("/who"))
                .request(MediaType.TEXT_PLAIN_TYPE)
                .post(Entity.text("the question"));
    }

    private Reason refusal() {
        ProcessingException failed = catchThrowableOfType(ProcessingException.class, this::post);
        assertThat(failed).as("expected a refusal").isNotNull();
        return Stream.<@Nullable Throwable>iterate(failed, Objects::nonNull, EncryptedExchangesTest::cause)
                .filter(RefusedExchangeException.class::isInstance)
                .map(RefusedExchangeException.class::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("expected a refusal", failed))
                .rejection()
                .reason();
    }

    private static @Nullable Throwable cause(@Nullable Throwable failure) {
        return failure == null ? null : failure.getCause();
    }

    @Test
    void encryptWhatIsSignedAndDecryptWhatWasVerified() {
        try (Response answer = post()) {
            assertThat(answer.readEntity(String.class)).isEqualTo("the question");
            assertThat(answer.getMediaType()).isEqualTo(MediaType.TEXT_PLAIN_TYPE);
            assertThat(answer.getHeaderString("Content-Encoding")).isNull();
        }
        assertThat(server.bodies.get(0)).doesNotContain("question");
        assertThat(server.signatures.get(0).value(Component.field("content-encoding")))
                .contains("aes128gcm");
        assertThat(new String(server.sent.get(0).body, StandardCharsets.ISO_8859_1))
                .doesNotContain("question");
    }

    @Test
    void refuseReadableAnswers() {
        server.before = answer -> {};

        assertThat(refusal()).isEqualTo(PayloadReason.PLAINTEXT_PAYLOAD);
    }

    @Test
    void refuseAnswersByAnUnknownKey() {
        server.before = answer -> encrypt(answer, "another");

        assertThat(refusal()).isEqualTo(PayloadReason.KEY_UNKNOWN);
    }

    @Test
    void refuseAnswersThatWereChangedBeforeTheyWereSigned() {
        server.before = answer -> {
            encrypt(answer, "shared");
            answer.body[answer.body.length - 1] ^= 1;
        };

        assertThat(refusal()).isEqualTo(PayloadReason.RECORD_NOT_AUTHENTIC);
    }

    @Test
    void refuseAnswersThatWereChangedAfterwardsBeforeTheyDecryptThem() {
        server.after = answer -> answer.body[answer.body.length - 1] ^= 1;

        assertThat(refusal()).isEqualTo(ContentDigestReason.WRONG_DIGEST);
    }

    @Test
    void takeAnswersThatHaveNothingToDecrypt() {
        server.before = answer -> answer.empty(204);

        try (Response answer = post()) {
            assertThat(answer.getStatus()).isEqualTo(204);
        }
    }

    @Test
    void sendNothingThatNobodyCouldEncrypt() {
        BodyEncryption nobody = new BodyEncryption(
                PROTECTION,
                () -> Verdict.rejected(PayloadReason.KEY_UNKNOWN, "a key of the recipient", "none"),
                EncryptedExchangesTest::keys,
                POLICY);
        client.close();
        client = kind.builder()
                .register(new SignedExchanges(
                        parties.protection(ClientPolicy.usual().encrypting(nobody)), MOST))
                .build();

        assertThat(refusal()).isEqualTo(PayloadReason.KEY_UNKNOWN);
        assertThat(server.arrivals).hasValue(0);
    }

    @Test
    void leaveRequestsWithoutContentAsTheyAre() {
        server.before = answer -> encrypt(answer, "shared");

        try (Response answer = client.target(server.url("/who")).request().get()) {
            assertThat(answer.readEntity(String.class)).isEqualTo("the answer");
        }
        assertThat(server.signatures.get(0).covered().keySet()).doesNotContain(Component.field("content-encoding"));
        assertThat(List.copyOf(server.bodies)).containsExactly("");
    }
}
