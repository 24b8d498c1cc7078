package org.secf.payload;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.secf.crypto.Crypto;
import org.secf.hpke.HpkeAead;
import org.secf.hpke.HpkeKem;
import org.secf.hpke.HpkeSuite;
import org.secf.hpke.KemKeyPair;
import org.secf.keys.Secret;
import org.secf.verdict.Reason;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** A sender and a recipient of streams, who both have a secret and one of whom has two key pairs. */
final class Bodies {

    static final SecureRandom RANDOM = new SecureRandom();
    static final PayloadHeaders TEXT = PayloadHeaders.of("text/plain");
    static final PayloadLimits LIMITS = new PayloadLimits(1 << 20, 1 << 16, 1 << 16, 64);
    static final KemKeyPair ON_X25519 = KemKeyPair.generate(HpkeKem.X25519_HKDF_SHA256, RANDOM);
    static final KemKeyPair ON_P256 = KemKeyPair.generate(HpkeKem.P256_HKDF_SHA256, RANDOM);
    static final PayloadPolicy POLICY =
            new PayloadPolicy(EnumSet.of(PayloadForm.AES128GCM, PayloadForm.HPKE), Set.of(), suites(), LIMITS, false);

    private Bodies() {}

    /** A message as it is transferred. */
    static final class Sent {

        private final PayloadHeaders headers;
        private final byte[] octets;

        Sent(PayloadHeaders headers, byte[] octets) {
            this.headers = headers;
            this.octets = octets;
        }

        PayloadHeaders headers() {
            return headers;
        }

        byte[] octets() {
            return octets;
        }

        Sent with(byte[] others) {
            return new Sent(headers, others);
        }

        Verdict<ReceivedPayload> open() {
            return open(POLICY);
        }

        Verdict<ReceivedPayload> open(PayloadPolicy policy) {
            return Bodies.open(headers, new ByteArrayInputStream(octets), policy);
        }

        Verdict<byte[]> whole() {
            return open().then(Bodies::whole);
        }
    }

    static Set<HpkeSuite> suites() {
        return Set.of(
                new HpkeSuite(HpkeKem.X25519_HKDF_SHA256, HpkeAead.AES_128_GCM),
                new HpkeSuite(HpkeKem.X25519_HKDF_SHA256, HpkeAead.AES_256_GCM),
                new HpkeSuite(HpkeKem.X25519_HKDF_SHA256, HpkeAead.CHACHA20_POLY1305),
                new HpkeSuite(HpkeKem.P256_HKDF_SHA256, HpkeAead.AES_128_GCM));
    }

    static ContentKey key(String id) {
        byte[] octets = "a secret of both sides, by name of ".getBytes(StandardCharsets.US_ASCII);
        octets[octets.length - 1] = (byte) id.hashCode();
        return new ContentKey(id, Secret.taking(octets), Optional.of("peer of " + id));
    }

    static PayloadKeys keys() {
        return PayloadKeys.none()
                .withShared(ContentKeys.of(key("shared")))
                .withEncapsulated(new HpkeKeys(Map.of("x", ON_X25519, "p", ON_P256)));
    }

    /** One for each way to encrypt a stream. */
    static List<PayloadRecipient> recipients() {
        return List.of(
                PayloadRecipient.sharing(key("shared")),
                PayloadRecipient.encapsulating(new HpkeRecipient("x", ON_X25519.publicKey(), HpkeAead.AES_256_GCM)),
                PayloadRecipient.encapsulating(new HpkeRecipient("p", ON_P256.publicKey(), HpkeAead.AES_128_GCM)));
    }

    static PayloadProtection protection(RecordLayout layout) {
        return new PayloadProtection(new PayloadProtection.Tools(Crypto.jdk(), RANDOM, Optional.empty()), layout);
    }

    static Sent send(PayloadRecipient recipient, RecordLayout layout, byte[] content) {
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        OutgoingPayload outgoing = value(protection(layout).protect(recipient, TEXT, LIMITS, wire));
        try (PayloadOutput output = outgoing.output()) {
            output.write(content);
            output.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Sent(outgoing.headers(), wire.toByteArray());
    }

    static Verdict<ReceivedPayload> open(PayloadHeaders headers, InputStream below, PayloadPolicy policy) {
        try {
            return protection(RecordLayout.usual()).open(headers, below, keys(), policy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Verdict<byte[]> whole(ReceivedPayload payload) {
        try {
            return payload.whole();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static <T> T value(Verdict<T> verdict) {
        return verdict.fold(value -> value, rejection -> {
            throw new AssertionError(rejection.reason() + ": " + rejection.detail());
        });
    }

    static Reason reason(Verdict<?> verdict) {
        return verdict.rejection()
                .map(Rejection::reason)
                .orElseThrow(() -> new AssertionError("expected a refusal, received a value"));
    }

    /** Some content that repeats late and has what looks like delimiters. */
    static byte[] content(int length) {
        byte[] content = new byte[length];
        for (int i = 0; i < length; i++) {
            content[i] = (byte) (i * 7 % 251);
        }
        return content;
    }
}
