package org.secf.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.payload.Bodies.content;
import static org.secf.payload.Bodies.reason;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.secf.crypto.Crypto;
import org.secf.hpke.Hkdf;
import org.secf.hpke.HpkeAead;
import org.secf.hpke.HpkeKem;
import org.secf.hpke.HpkeSuite;
import org.secf.payload.Bodies.Sent;
import org.secf.verdict.Reason;

/** One fault at a time, everything else right; the switch does not compile when a reason has no input. */
class EveryPayloadReasonIsReachedTest {

    private static final PayloadRecipient SHARED = PayloadRecipient.sharing(Bodies.key("shared"));
    private static final RecordLayout SMALL = new RecordLayout(40, Padding.none());

    private final Sent right = Bodies.send(SHARED, SMALL, content(100));

    @ParameterizedTest
    @EnumSource
    void refusesWithItsReason(PayloadReason reason) throws IOException {
        assertThat(Bodies.value(right.whole())).isEqualTo(content(100));
        assertThat(provoke(reason)).isEqualTo(reason);
        assertThat(reason.clause()).matches("(RFC \\d+ §|SEC_CF ).*");
    }

    private Reason provoke(PayloadReason reason) throws IOException {
        return switch (reason) {
            case FIELD_REPEATED,
                    CONTENT_TYPE_MALFORMED,
                    CODING_COMBINED,
                    PROTECTION_NESTED,
                    PLAINTEXT_PAYLOAD,
                    FORM_NOT_ACCEPTED -> byFields(reason);
            case HEADER_TRUNCATED ->
                reason(right.with(Arrays.copyOf(right.octets(), 20)).whole());
            case VERSION_UNKNOWN, SUITE_NOT_ACCEPTED -> encapsulated(reason);
            case RECORD_SIZE_INVALID -> reason(with(16, 0, 0, 0, 17).whole());
            case RECORD_SIZE_TOO_LARGE -> reason(with(16, 1, 0, 0, 0).whole());
            case KEY_ID_TOO_LONG -> reason(with(20, 65).whole());
            case KEY_ID_MALFORMED -> reason(with(21, 0xFF).whole());
            case KEY_UNKNOWN -> reason(with(21, 'S').whole());
            case RECORD_NOT_AUTHENTIC -> reason(with(27, right.octets()[27] ^ 1).whole());
            case DELIMITER_MALFORMED -> reason(withoutDelimiter().whole());
            case TRUNCATED ->
                reason(right.with(Arrays.copyOf(right.octets(), 27 + 40)).whole());
            case AFTER_LAST_RECORD -> {
                Sent full = Bodies.send(SHARED, SMALL, content(46));
                yield reason(full.with(Arrays.copyOf(full.octets(), full.octets().length + 1))
                        .whole());
            }
            case RECORD_LIMIT -> recordLimit();
            case PAYLOAD_TOO_LONG -> reason(right.open(limited()).then(Bodies::whole));
            case ASSOCIATION_ENDED -> AssociationKeysTest.ended();
            case NO_RECIPIENT_KEY -> reason(PayloadRecipient.published(List.of()));
        };
    }

    private Reason byFields(PayloadReason reason) {
        List<String> text = List.of("text/plain");
        PayloadHeaders headers = switch (reason) {
            case FIELD_REPEATED -> new PayloadHeaders(List.of("text/plain", "text/html"), List.of("aes128gcm"));
            case CONTENT_TYPE_MALFORMED -> new PayloadHeaders(List.of("plain"), List.of("aes128gcm"));
            case CODING_COMBINED -> new PayloadHeaders(text, List.of("gzip, aes128gcm"));
            case PROTECTION_NESTED -> new PayloadHeaders(List.of("application/jose"), List.of("aes128gcm"));
            case FORM_NOT_ACCEPTED -> PayloadHeaders.of("application/jose");
            default -> PayloadHeaders.of("text/plain");
        };
        return reason(new Sent(headers, right.octets()).open());
    }

    private static Reason encapsulated(PayloadReason reason) {
        Sent sent = reason == PayloadReason.VERSION_UNKNOWN
                ? Bodies.send(Bodies.recipients().get(1), SMALL, content(1))
                : Bodies.send(
                        PayloadRecipient.encapsulating(
                                new HpkeRecipient("p", Bodies.ON_P256.publicKey(), HpkeAead.CHACHA20_POLY1305)),
                        SMALL,
                        content(1));
        assertThat(Bodies.suites()).doesNotContain(new HpkeSuite(HpkeKem.P256_HKDF_SHA256, HpkeAead.CHACHA20_POLY1305));
        sent.octets()[0] += (byte) (reason == PayloadReason.VERSION_UNKNOWN ? 1 : 0);
        return reason(sent.whole());
    }

    private Sent with(int at, int... octets) {
        byte[] changed = right.octets().clone();
        for (int i = 0; i < octets.length && at + i < changed.length; i++) {
            changed[at + i] = (byte) octets[i];
        }
        return right.with(changed);
    }

    /** By somebody who has the key. */
    private Sent withoutDelimiter() {
        byte[] salt = new byte[16];
        byte[] header = Arrays.copyOf(right.octets(), 27);
        Arrays.fill(header, 0, salt.length, (byte) 0);
        byte[] sealed = new byte[40];
        Aes128GcmKeys keys = Aes128GcmKeys.derive(
                new Hkdf(Crypto.jdk()), salt, Bodies.key("shared").secret());
        new Aes128GcmCipher(Crypto.jdk(), keys).seal(new byte[24], 24, sealed);
        byte[] all = Arrays.copyOf(header, 27 + 40);
        System.arraycopy(sealed, 0, all, 27, 40);
        return right.with(all);
    }

    private static Reason recordLimit() throws IOException {
        byte[] salt = new byte[16];
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        RecordWriter writer =
                new Aes128Gcm(Crypto.jdk(), Bodies.RANDOM).encrypt(wire, Bodies.key("shared"), SMALL, salt);
        writer.write(content(100), 0, 100);
        writer.finish();
        ByteArrayInputStream records = new ByteArrayInputStream(wire.toByteArray());
        assertThat(records.skip(27)).isEqualTo(27);
        Aes128GcmKeys keys = Aes128GcmKeys.derive(
                new Hkdf(Crypto.jdk()), salt, Bodies.key("shared").secret());
        RecordReader reader =
                new RecordReader(records, new Aes128GcmCipher(Crypto.jdk(), keys), 40, 100).withRecordsLeft(4);
        try {
            reader.readAllBytes();
            throw new AssertionError("expected a refusal");
        } catch (RefusedPayloadException refused) {
            return refused.rejection().reason();
        }
    }

    private static PayloadPolicy limited() {
        return new PayloadPolicy(
                Set.of(PayloadForm.AES128GCM), Set.of(), Set.of(), new PayloadLimits(99, 99, 1 << 16, 64), false);
    }
}
