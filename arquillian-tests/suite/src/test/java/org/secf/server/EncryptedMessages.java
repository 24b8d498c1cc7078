package org.secf.server;

import static org.secf.server.TestStore.accepted;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.secf.client.BodyEncryption;
import org.secf.client.ClientPolicy;
import org.secf.client.ClientRequest;
import org.secf.client.ClientTools;
import org.secf.client.ExchangeProtection;
import org.secf.client.RefusedExchangeException;
import org.secf.client.SignedClient;
import org.secf.client.SignedRequest;
import org.secf.client.VerifiedResponse;
import org.secf.crypto.Crypto;
import org.secf.hpke.HpkeAead;
import org.secf.hpke.HpkeKem;
import org.secf.hpke.HpkeSuite;
import org.secf.keys.OwnKey;
import org.secf.keys.PayloadSeal;
import org.secf.keys.SealAlgorithm;
import org.secf.keys.SealRecipient;
import org.secf.keys.Thumbprint;
import org.secf.payload.AssociationKeys;
import org.secf.payload.OutgoingPayload;
import org.secf.payload.PayloadForm;
import org.secf.payload.PayloadHeaders;
import org.secf.payload.PayloadKeys;
import org.secf.payload.PayloadLimits;
import org.secf.payload.PayloadOutput;
import org.secf.payload.PayloadPolicy;
import org.secf.payload.PayloadProtection;
import org.secf.payload.PayloadRecipient;
import org.secf.payload.ReceivedPayload;
import org.secf.payload.RecordLayout;
import org.secf.signature.AssociationSignatures;
import org.secf.signature.SignatureAlgorithm;
import org.secf.signature.SignatureKeys;
import org.secf.signature.SigningKey;
import org.secf.signature.VerificationKey;
import org.secf.state.MemoryOnceStore;
import org.secf.state.SecurityAssociation;
import org.secf.tls.Outbound;
import org.secf.verdict.Verdict;

/** Encrypts what is sent to a server, and decrypts what it answers. */
public final class EncryptedMessages {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final PayloadPolicy POLICY = new PayloadPolicy(
            EnumSet.allOf(PayloadForm.class),
            Set.of(SealAlgorithm.DIR),
            Set.of(new HpkeSuite(HpkeKem.P256_HKDF_SHA256, HpkeAead.AES_128_GCM)),
            PayloadLimits.usual(),
            false);
    private static final Clock CLOCK = Clock.systemUTC();

    private final Http http = new Http();
    private final PayloadProtection protection = new PayloadProtection(
            new PayloadProtection.Tools(
                    Crypto.jdk(), RANDOM, Optional.of(PayloadSeal.installed(EncryptedMessages.class.getClassLoader()))),
            RecordLayout.usual());

    /** A request before it is sent: its body as it will be transferred, and what that is. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Sent(PayloadHeaders headers, byte[] body) {

        /** The same with another body. */
        public Sent with(byte[] other) {
            return new Sent(headers, other);
        }

        /** The same by another coding. */
        public Sent coded(String coding) {
            return new Sent(new PayloadHeaders(headers.contentType(), List.of(coding)), body);
        }
    }

    /** What came back, as it was transferred. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Answer(int status, PayloadHeaders headers, byte[] body) {

        /** Where nothing is encrypted. */
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        /** Of a refusal, by which the log has its reason. */
        public String correlation() {
            return text().replaceFirst("(?s).*\"correlation\":\"([0-9a-f]+)\".*", "$1");
        }
    }

    /** A body that everybody can read. */
    public static Sent readable(String text) {
        return new Sent(PayloadHeaders.of("text/plain"), text.getBytes(StandardCharsets.UTF_8));
    }

    /** Whoever opens what is sealed to the application. */
    public static PayloadRecipient server() {
        OwnKey opener = AgreedArchive.opener();
        return PayloadRecipient.sealing(
                new SealRecipient(opener.publicKey(), Thumbprint.of(opener.publicKey()), SealAlgorithm.ECDH_ES_A256KW));
    }

    /** A body that only the recipient can. */
    public Sent encrypted(PayloadRecipient recipient, String type, String text) {
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        OutgoingPayload outgoing =
                accepted(protection.protect(recipient, PayloadHeaders.of(type), PayloadLimits.usual(), wire));
        try (PayloadOutput output = outgoing.output()) {
            output.write(text.getBytes(StandardCharsets.UTF_8));
            output.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Sent(outgoing.headers(), wire.toByteArray());
    }

    /** Posts it. */
    public Answer post(String address, Sent sent) {
        HttpRequest.Builder request = Http.request(address).POST(HttpRequest.BodyPublishers.ofByteArray(sent.body()));
        sent.headers().contentType().forEach(type -> request.header("Content-Type", type));
        sent.headers().contentEncoding().forEach(coding -> request.header("Content-Encoding", coding));
        return send(request);
    }

    /** Signs a request that may be encrypted already. */
    public static SignedRequest signed(OwnKey signer, ClientRequest request) {
        return accepted(exchanges(signer, ClientPolicy.usual()).sign(request));
    }

    /** Encrypts a request and signs it then. */
    public SignedRequest signed(OwnKey signer, ClientRequest request, PayloadRecipient recipient) {
        BodyEncryption encryption =
                new BodyEncryption(protection, () -> Verdict.accepted(recipient), PayloadKeys::none, POLICY);
        return accepted(
                exchanges(signer, ClientPolicy.usual().encrypting(encryption)).sign(request));
    }

    /** Signs a request by an association; it may be encrypted already. */
    public static SignedRequest signed(SecurityAssociation signer, ClientRequest request) {
        return accepted(exchanges(signer, ClientPolicy.usual()).sign(request));
    }

    /** Encrypts a request under an association, and signs it by the same then. */
    public SignedRequest encrypted(SecurityAssociation association, ClientRequest request) {
        BodyEncryption encryption = new BodyEncryption(
                protection,
                () -> AssociationKeys.outgoing(association, CLOCK.instant()).map(PayloadRecipient::sharing),
                PayloadKeys::none,
                POLICY);
        return accepted(exchanges(association, ClientPolicy.usual().encrypting(encryption))
                .sign(request));
    }

    private static ExchangeProtection exchanges(SecurityAssociation association, ClientPolicy policy) {
        return new ExchangeProtection(
                AssociationSignatures.outgoing(Crypto.jdk(), association, CLOCK),
                AssociationSignatures.incoming(Crypto.jdk(), association, CLOCK),
                policy,
                new ClientTools(Crypto.jdk(), CLOCK, RANDOM, new MemoryOnceStore(CLOCK, 10)));
    }

    /** Sends a request encrypted and signed, and hands out nothing but a proved and decrypted answer. */
    public VerifiedResponse exchange(OwnKey signer, ClientRequest request, SecurityAssociation association)
            throws RefusedExchangeException {
        PayloadRecipient recipient =
                PayloadRecipient.sharing(accepted(AssociationKeys.outgoing(association, CLOCK.instant())));
        PayloadKeys keys = PayloadKeys.none().withShared(AssociationKeys.incoming(association, CLOCK));
        BodyEncryption encryption =
                new BodyEncryption(protection, () -> Verdict.accepted(recipient), () -> keys, POLICY);
        return new SignedClient(
                        Outbound.platform(),
                        exchanges(signer, ClientPolicy.usual().encrypting(encryption)))
                .send(request);
    }

    private static ExchangeProtection exchanges(OwnKey signer, ClientPolicy policy) {
        SigningKey key = SigningKey.of(
                Crypto.jdk(), signer, SignatureAlgorithm.ECDSA_P256_SHA256, Thumbprint.of(signer.publicKey()));
        OwnKey server = AgreedArchive.signer();
        SignatureKeys servers = SignatureKeys.of(Map.of(
                Thumbprint.of(server.publicKey()),
                VerificationKey.of(
                        Crypto.jdk(),
                        server.publicKey(),
                        Set.of(SignatureAlgorithm.ECDSA_P256_SHA256),
                        AgreedArchive.SERVER)));
        ClientTools tools = new ClientTools(Crypto.jdk(), CLOCK, RANDOM, new MemoryOnceStore(CLOCK, 10));
        return new ExchangeProtection(key, servers, policy, tools);
    }

    /** Sends what was signed, or with another body. */
    public Answer send(SignedRequest signed, Optional<byte[]> body) {
        ClientRequest request = signed.request();
        HttpRequest.Builder sent = HttpRequest.newBuilder(request.address())
                .timeout(Duration.ofSeconds(60))
                .header("Accept", "text/plain, application/json;q=0.5")
                .method(
                        request.method(),
                        body.or(request::body)
                                .map(HttpRequest.BodyPublishers::ofByteArray)
                                .orElseGet(HttpRequest.BodyPublishers::noBody));
        request.fields().forEach((name, lines) -> lines.forEach(line -> sent.header(name, line)));
        return send(sent);
    }

    /** Asks for it. */
    public Answer get(String address) {
        return send(HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(60)));
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> raw = http.client().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            PayloadHeaders headers = new PayloadHeaders(
                    raw.headers().allValues("Content-Type"), raw.headers().allValues("Content-Encoding"));
            return new Answer(raw.statusCode(), headers, raw.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What an answer says to whoever has these keys. */
    public Verdict<String> opened(Answer answer, PayloadKeys keys) {
        try {
            return protection
                    .open(answer.headers(), new ByteArrayInputStream(answer.body()), keys, POLICY)
                    .then(EncryptedMessages::whole);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Verdict<String> whole(ReceivedPayload payload) {
        try {
            return payload.whole().map(octets -> new String(octets, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
