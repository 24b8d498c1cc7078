package org.secf.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.secf.payload.Bodies.content;
import static org.secf.payload.Bodies.reason;
import static org.secf.payload.Bodies.value;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.secf.crypto.Crypto;
import org.secf.hpke.Hkdf;
import org.secf.payload.Bodies.Sent;

/** How a reader learns of a fault in the middle, and what a failed writer leaves. */
class RefusedStreamTest {

    private static final RecordLayout LAYOUT = new RecordLayout(40, Padding.none());
    private static final int DATA = 23;

    private final PayloadRecipient shared = PayloadRecipient.sharing(Bodies.key("shared"));

    static List<PayloadRecipient> recipients() {
        return Bodies.recipients();
    }

    /** Changed in its third record of five. */
    private static Sent changed(PayloadRecipient recipient) {
        Sent sent = Bodies.send(recipient, LAYOUT, content(5 * DATA));
        sent.octets()[sent.octets().length - 3 * 40 + 5] ^= 1;
        return sent;
    }

    @ParameterizedTest
    @MethodSource("recipients")
    void releasesWhatIsAuthenticAndNothingElse(PayloadRecipient recipient) throws IOException {
        InputStream body = value(changed(recipient).open()).body();
        ByteArrayOutputStream read = new ByteArrayOutputStream();

        assertThatExceptionOfType(RefusedPayloadException.class)
                .isThrownBy(() -> {
                    for (int octet = body.read(); octet >= 0; octet = body.read()) {
                        read.write(octet);
                    }
                })
                .satisfies(refused ->
                        assertThat(refused.rejection().reason()).isEqualTo(PayloadReason.RECORD_NOT_AUTHENTIC));

        assertThat(read.toByteArray()).isEqualTo(content(2 * DATA));
    }

    @ParameterizedTest
    @MethodSource("recipients")
    void refusesAgainHoweverOftenItIsAsked(PayloadRecipient recipient) {
        InputStream body = value(changed(recipient).open()).body();

        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(body::readAllBytes).isInstanceOf(RefusedPayloadException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("recipients")
    void releasesNothingOfABodyThatIsReadAsAWhole(PayloadRecipient recipient) {
        assertThat(reason(changed(recipient).whole())).isEqualTo(PayloadReason.RECORD_NOT_AUTHENTIC);
    }

    @Test
    void doesNotReleaseTheLastRecordBeforeItIsKnownToBeTheLast() throws IOException {
        Sent sent = Bodies.send(shared, LAYOUT, content(2 * DATA));
        byte[] longer = Arrays.copyOf(sent.octets(), sent.octets().length + 1);
        InputStream body = value(sent.with(longer).open()).body();

        assertThat(body.readNBytes(DATA)).isEqualTo(content(DATA));
        assertThatThrownBy(body::read).hasMessage("AFTER_LAST_RECORD");
        assertThatThrownBy(body::read).hasMessage("AFTER_LAST_RECORD");
    }

    @Test
    void refusesAWrongFirstRecordBeforeThereIsAStream() {
        Sent sent = Bodies.send(shared, LAYOUT, content(5 * DATA));
        sent.octets()[30] ^= 1;

        assertThat(reason(sent.open())).isEqualTo(PayloadReason.RECORD_NOT_AUTHENTIC);
    }

    @Nested
    class OfWhichTheApplicationReadsAPart {

        @Test
        void isVerifiedToItsEnd() throws IOException {
            ReceivedPayload whole =
                    value(Bodies.send(shared, LAYOUT, content(5 * DATA)).open());
            assertThat(whole.body().readNBytes(30)).isEqualTo(content(30));

            assertThat(value(whole.finish())).isEqualTo(5 * DATA - 30);
        }

        @Test
        void isRefusedWhereTheRestWasCut() throws IOException {
            Sent sent = Bodies.send(shared, LAYOUT, content(5 * DATA));
            ReceivedPayload cut =
                    value(sent.with(Arrays.copyOf(sent.octets(), 27 + 2 * 40)).open());
            assertThat(cut.body().readNBytes(30)).isEqualTo(content(30));

            assertThat(reason(cut.finish())).isEqualTo(PayloadReason.TRUNCATED);
        }
    }

    @Test
    void endsWhereMoreComesThanIsTaken() throws IOException {
        PayloadPolicy policy = PayloadPolicy.ofSharedSecrets(new PayloadLimits(3 * DATA - 1, 1, 1 << 16, 64));
        Sent sent = Bodies.send(shared, LAYOUT, content(5 * DATA));
        InputStream body = value(sent.open(policy)).body();

        assertThat(body.readNBytes(2 * DATA)).isEqualTo(content(2 * DATA));
        assertThatThrownBy(body::read).hasMessage("PAYLOAD_TOO_LONG");
        assertThat(reason(value(sent.open(policy)).finish())).isEqualTo(PayloadReason.PAYLOAD_TOO_LONG);
    }

    /** Anybody can encrypt to a public key, and records without content cost nothing to make. */
    @Test
    void isNotKeptBusyByZeros() throws IOException {
        RecordLayout padded = new RecordLayout(1 << 16, new Padding(Padding.LARGEST));
        Sent most = Bodies.send(shared, padded, content(1));
        assertThat(value(most.whole())).isEqualTo(content(1));

        byte[] salt = Arrays.copyOf(most.octets(), 16);
        Aes128GcmCipher cipher = new Aes128GcmCipher(
                Crypto.jdk(),
                Aes128GcmKeys.derive(
                        new Hkdf(Crypto.jdk()), salt, Bodies.key("shared").secret()));
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        wire.write(most.octets(), 0, 27);
        byte[] plain = new byte[(1 << 16) - 16];
        byte[] sealed = new byte[1 << 16];
        plain[0] = RecordWriter.MORE;
        for (int i = 0; i < 40; i++) {
            cipher.seal(plain, plain.length, sealed);
            wire.write(sealed);
        }
        PayloadPolicy policy = PayloadPolicy.ofSharedSecrets(new PayloadLimits(100, 100, 1 << 16, 64));

        assertThat(reason(most.with(wire.toByteArray()).open(policy).then(Bodies::whole)))
                .isEqualTo(PayloadReason.PAYLOAD_TOO_LONG);
    }

    @Test
    void trustsNothingAfterTheConnectionFailed() {
        Sent sent = Bodies.send(shared, LAYOUT, content(5 * DATA));
        InputStream failing = new FilterInputStream(new ByteArrayInputStream(sent.octets())) {
            private int calls;

            @Override
            public int readNBytes(byte[] into, int from, int length) throws IOException {
                if (++calls == 2) {
                    throw new IOException("reset");
                }
                return super.readNBytes(into, from, length);
            }
        };
        InputStream body =
                value(Bodies.open(sent.headers(), failing, Bodies.POLICY)).body();

        assertThatThrownBy(body::readAllBytes).hasMessage("reset");
        assertThatThrownBy(body::readAllBytes).hasMessage("TRUNCATED");
    }

    @Test
    void isOverWhenItIsClosed() throws IOException {
        InputStream body =
                value(Bodies.send(shared, LAYOUT, content(DATA)).open()).body();
        assertThat(body.available()).isEqualTo(DATA);
        body.close();

        assertThat(body.available()).isZero();
        assertThatThrownBy(body::read).isInstanceOf(IOException.class).hasMessageContaining("closed");
    }

    @Test
    void takesNoMoreMemoryThanItsRecords() throws IOException {
        PayloadLimits limits = new PayloadLimits(1L << 40, 10, 4096, 64);
        PayloadPolicy policy = PayloadPolicy.ofSharedSecrets(limits);
        long[] written = {0};
        OutputStream counting = new OutputStream() {
            @Override
            public void write(int octet) {
                written[0]++;
            }

            @Override
            public void write(byte[] octets, int from, int length) {
                written[0] += length;
            }
        };
        PayloadOutput output = value(
                        Bodies.protection(RecordLayout.usual()).protect(shared, Bodies.TEXT, limits, counting))
                .output();
        byte[] part = new byte[1 << 16];
        for (int i = 0; i < 2048; i++) {
            output.write(part);
        }

        assertThat(written[0]).isBetween((1L << 27) - 4096, (1L << 27) + (1L << 20));
        assertThat(reason(Bodies.send(shared, RecordLayout.usual(), content(11))
                        .open(policy)
                        .then(Bodies::whole)))
                .isEqualTo(PayloadReason.PAYLOAD_TOO_LONG);
    }

    @Nested
    class Writers {

        private final ByteArrayOutputStream wire = new ByteArrayOutputStream();

        private PayloadOutput output(PayloadRecipient recipient) {
            return value(Bodies.protection(LAYOUT).protect(recipient, Bodies.TEXT, Bodies.LIMITS, wire))
                    .output();
        }

        @Test
        void thatAreClosedWithoutAnEndLeaveATruncatedBody() throws IOException {
            for (int length : new int[] {0, 1, DATA, DATA + 1, 3 * DATA}) {
                wire.reset();
                try (PayloadOutput output = output(shared)) {
                    output.write(content(length));
                }
                Sent sent = new Sent(
                        FormCheck.protectedBy(PayloadForm.AES128GCM, new MediaType("text/plain")), wire.toByteArray());

                assertThat(reason(sent.whole())).isIn(Set.of(PayloadReason.TRUNCATED, PayloadReason.HEADER_TRUNCATED));
            }
        }

        @Test
        void writeNothingAfterTheEnd() throws IOException {
            PayloadOutput output = output(shared);
            output.finish();
            int length = wire.size();

            assertThatThrownBy(() -> output.write(1)).isInstanceOf(IOException.class);
            assertThatThrownBy(output::finish).isInstanceOf(IOException.class);
            output.flush();
            output.close();
            assertThat(wire.size()).isEqualTo(length);
        }

        /** A record that was sent again after a failure would have the nonce of the first. */
        @Test
        void giveUpAfterAFailure() {
            OutputStream failing = new OutputStream() {
                @Override
                public void write(int octet) throws IOException {
                    throw new IOException("reset");
                }
            };
            PayloadOutput output = value(Bodies.protection(LAYOUT).protect(shared, Bodies.TEXT, Bodies.LIMITS, failing))
                    .output();

            assertThatThrownBy(() -> output.write(content(100))).hasMessage("reset");
            assertThatThrownBy(() -> output.write(content(100))).hasMessageContaining("given up");
            assertThatThrownBy(output::finish).hasMessageContaining("given up");
        }

        @Test
        void keepToTheLimitOfOneKey() throws IOException {
            RecordWriter writer = new Aes128Gcm(Crypto.jdk(), Bodies.RANDOM)
                    .encrypt(wire, Bodies.key("shared"), LAYOUT, new byte[16])
                    .withRecordsLeft(2);
            writer.write(content(2 * DATA), 0, 2 * DATA);
            writer.write(content(1), 0, 1);

            assertThatThrownBy(writer::finish).hasMessage("RECORD_LIMIT");
            assertThat(RecordLayout.mostRecords(18)).isEqualTo(1L << 43);
            assertThat(RecordLayout.mostRecords(4096)).isEqualTo(1L << 36);
        }
    }
}
