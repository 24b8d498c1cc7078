package org.secf.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.payload.Bodies.content;
import static org.secf.payload.Bodies.reason;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.secf.hpke.HpkeReason;
import org.secf.keys.Secret;
import org.secf.payload.Bodies.Sent;
import org.secf.verdict.Reason;

/** A small body, changed in one place. */
class TamperedBodyTest {

    private static final RecordLayout LAYOUT = new RecordLayout(40, Padding.none());
    private static final int LENGTH = 60;

    static List<PayloadRecipient> recipients() {
        return Bodies.recipients();
    }

    private static Sent sent(PayloadRecipient recipient) {
        return Bodies.send(recipient, LAYOUT, content(LENGTH));
    }

    @ParameterizedTest
    @MethodSource("recipients")
    void isTheWholeWhereNothingWasChanged(PayloadRecipient recipient) {
        assertThat(Bodies.value(sent(recipient).whole())).isEqualTo(content(LENGTH));
    }

    @ParameterizedTest
    @MethodSource("recipients")
    void isRefusedForEveryBitOfEveryOctet(PayloadRecipient recipient) {
        Sent sent = sent(recipient);
        int records = sent.octets().length - 2 * 40 - (LENGTH - 2 * 23 + 17);
        for (int i = 0; i < sent.octets().length; i++) {
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                byte[] changed = sent.octets().clone();
                changed[i] ^= (byte) (1 << bit);
                Reason reason = reason(sent.with(changed).whole());

                if (i >= records) {
                    assertThat(reason).isEqualTo(PayloadReason.RECORD_NOT_AUTHENTIC);
                } else {
                    assertThat(reason).as("octet %d, bit %d", i, bit).isIn(ofHeaders());
                }
            }
        }
    }

    /** What a changed header can lead to; whatever it says otherwise, the first record is not authentic. */
    private static Set<Reason> ofHeaders() {
        return Set.of(
                PayloadReason.RECORD_NOT_AUTHENTIC,
                PayloadReason.HEADER_TRUNCATED,
                PayloadReason.TRUNCATED,
                PayloadReason.VERSION_UNKNOWN,
                PayloadReason.RECORD_SIZE_INVALID,
                PayloadReason.RECORD_SIZE_TOO_LARGE,
                PayloadReason.KEY_ID_TOO_LONG,
                PayloadReason.KEY_ID_MALFORMED,
                PayloadReason.KEY_UNKNOWN,
                PayloadReason.SUITE_NOT_ACCEPTED,
                PayloadReason.CONTENT_TYPE_MALFORMED,
                HpkeReason.UNSUPPORTED_SUITE,
                HpkeReason.MALFORMED_PUBLIC_KEY,
                HpkeReason.INVALID_PUBLIC_KEY);
    }

    @ParameterizedTest
    @MethodSource("recipients")
    void isRefusedWhereverItIsCut(PayloadRecipient recipient) {
        Sent sent = sent(recipient);
        for (int length = 0; length < sent.octets().length; length++) {
            assertThat(reason(sent.with(Arrays.copyOf(sent.octets(), length)).whole()))
                    .as("cut after %d octets", length)
                    .isIn(PayloadReason.HEADER_TRUNCATED, PayloadReason.TRUNCATED, PayloadReason.RECORD_NOT_AUTHENTIC);
        }
    }

    @ParameterizedTest
    @MethodSource("recipients")
    void isRefusedWithAnythingAfterIt(PayloadRecipient recipient) {
        Sent sent = Bodies.send(recipient, LAYOUT, content(2 * 23));
        for (int more = 1; more < 60; more++) {
            byte[] longer = Arrays.copyOf(sent.octets(), sent.octets().length + more);

            assertThat(reason(sent.with(longer).whole())).isEqualTo(PayloadReason.AFTER_LAST_RECORD);
        }
    }

    @Nested
    class ByKeys {

        private final Sent sent = sent(PayloadRecipient.sharing(Bodies.key("shared")));

        @Test
        void ofAnotherSecretUnderTheSameName() {
            ContentKey other = new ContentKey("shared", Secret.taking(new byte[32]), Optional.empty());

            assertThat(reason(sent(PayloadRecipient.sharing(other)).whole()))
                    .isEqualTo(PayloadReason.RECORD_NOT_AUTHENTIC);
        }

        @Test
        void ofAnUnknownName() {
            assertThat(reason(sent(PayloadRecipient.sharing(Bodies.key("strange")))
                            .whole()))
                    .isEqualTo(PayloadReason.KEY_UNKNOWN);
        }

        @Test
        void areDifferentForEachMessage() {
            Sent again = sent(PayloadRecipient.sharing(Bodies.key("shared")));

            assertThat(Arrays.copyOf(again.octets(), 16)).isNotEqualTo(Arrays.copyOf(sent.octets(), 16));
            assertThat(Arrays.copyOfRange(again.octets(), 40, 80))
                    .isNotEqualTo(Arrays.copyOfRange(sent.octets(), 40, 80));
        }

        @Test
        void sayWhoElseHasThem() {
            ReceivedPayload.Protection protection = Bodies.value(sent.open()).protection();

            assertThat(protection.keyId()).contains("shared");
            assertThat(protection.sender()).contains("peer of shared");
        }

        @Test
        void ofTheRecipientTellNothingOfTheSender() {
            ReceivedPayload.Protection protection =
                    Bodies.value(sent(recipients().get(1)).open()).protection();

            assertThat(protection.keyId()).contains("x");
            assertThat(protection.sender()).isEmpty();
        }
    }

    @Test
    void isNoOtherFormThanItsFieldsSay() {
        Sent shared = sent(recipients().get(0));
        Sent encapsulated = sent(recipients().get(1));

        assertThat(reason(new Sent(encapsulated.headers(), shared.octets()).whole()))
                .isIn(EnumSet.of(PayloadReason.VERSION_UNKNOWN, PayloadReason.RECORD_SIZE_INVALID));
        assertThat(shared.with(encapsulated.octets()).whole().rejection()).isPresent();
    }
}
