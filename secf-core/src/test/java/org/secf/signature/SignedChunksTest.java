package org.secf.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.secf.verdict.Verdicts.assertRefused;
import static org.secf.verdict.Verdicts.value;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The coding {@code secf-signed-chunks}, by the numbers of its description. */
class SignedChunksTest {

    private static final byte[] ONE = "one".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TWO = "two".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] THREE = "three".getBytes(StandardCharsets.US_ASCII);

    private final ChunkedBody body = new ChunkedBody();
    private final byte[] wire = body.of(ONE, TWO, THREE);

    private void assertCut(byte[] hostile, SignedChunksReason reason, String released) {
        ChunkedBody.Read read = body.read(hostile);
        assertThat(read.reason()).contains(reason);
        assertThat(read.released()).asString().isEqualTo(released);
    }

    private static byte[] joined(byte[]... parts) {
        return ChunkedBody.joined(List.of(parts));
    }

    private static byte[] changed(byte[] octets, int at, int to) {
        byte[] other = octets.clone();
        other[at] = (byte) to;
        return other;
    }

    private List<byte[]> records() {
        return ChunkedBody.records(wire);
    }

    @Nested
    class Whole {

        @ParameterizedTest
        @ValueSource(ints = {0, 1, SignedChunks.LONGEST - 1, SignedChunks.LONGEST, SignedChunks.LONGEST + 1, 200_000})
        void isReadAsItWasWritten(int length) {
            byte[] content = new byte[length];
            ChunkedBody.RANDOM.nextBytes(content);

            ChunkedBody.Read read = body.read(body.of(content));

            assertThat(read.refusal()).isEmpty();
            assertThat(read.released()).isEqualTo(content);
        }

        @Test
        void endsWithAFullRecordWhereContentFillsIt() {
            assertThat(ChunkedBody.records(body.of(new byte[SignedChunks.LONGEST])))
                    .hasSize(1);
        }

        @Test
        void isReadOctetByOctet() throws IOException {
            try (InputStream in = value(SignedChunks.read(body.head, new ByteArrayInputStream(wire), Long.MAX_VALUE))) {
                assertThat(in.read()).isEqualTo('o');
                assertThat(in.available()).isEqualTo(2);
                assertThat(in.skip(4)).isPositive();
            }
        }

        /** What comes after the first record cannot be read yet. */
        @Test
        void releasesARecordBeforeTheNextCame() throws IOException {
            InputStream silent = new InputStream() {
                @Override
                public int read() throws IOException {
                    throw new IOException("nothing yet");
                }

                @Override
                public int read(byte[] into, int from, int count) throws IOException {
                    return read();
                }
            };
            InputStream first =
                    new SequenceInputStream(new ByteArrayInputStream(records().get(0)), silent);
            try (InputStream in = value(SignedChunks.read(body.head, first, Long.MAX_VALUE))) {
                assertThat(in.readNBytes(3)).isEqualTo(ONE);
                assertThatThrownBy(in::read).hasMessage("nothing yet");
            }
        }

        @Test
        void flushesWhatThereIs() throws IOException {
            ByteArrayOutputStream sent = new ByteArrayOutputStream();
            try (SignedChunksOutput out = body.stream.onto(sent, ChunkedBody.KEY)) {
                out.flush();
                assertThat(sent.size()).as("no empty record").isZero();
                out.write(ONE);
                assertThat(sent.size()).isZero();
                out.flush();
                assertThat(ChunkedBody.records(sent.toByteArray())).hasSize(1);
            }
        }
    }

    /** 1: the header. */
    @Nested
    class Header {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "gzip",
                    "secf-signed-chunks, gzip",
                    "secf-signed-chunks, secf-signed-chunks",
                    "secf-signed-chunks-2"
                })
        void refusesAnotherCoding(String codings) {
            var fields = Map.of("content-encoding", List.of(codings), "signed-chunks", List.of(body.stream.text()));

            assertRefused(
                    SignedChunks.read(ChunkedBody.head(fields), InputStream.nullInputStream(), 1),
                    SignedChunksReason.CODING_NOT_COVERED);
        }

        @Test
        void refusesACodingThatIsNotCovered() {
            var fields = Map.of("signed-chunks", List.of(body.stream.text()));

            assertRefused(
                    SignedChunks.read(ChunkedBody.head(fields), InputStream.nullInputStream(), 1),
                    SignedChunksReason.CODING_NOT_COVERED);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "a", ":YQ==:", "\"name\"", ":YQ==:, :YQ==:"})
        void refusesAnotherName(String name) {
            var fields = Map.of("content-encoding", List.of(SignedChunks.CODING), "signed-chunks", List.of(name));

            assertRefused(
                    SignedChunks.read(ChunkedBody.head(fields), InputStream.nullInputStream(), 1),
                    SignedChunksReason.STREAM_UNKNOWN);
        }

        @Test
        void refusesANameThatIsNotCovered() {
            var fields = Map.of("content-encoding", List.of(SignedChunks.CODING));

            assertRefused(
                    SignedChunks.read(ChunkedBody.head(fields), InputStream.nullInputStream(), 1),
                    SignedChunksReason.STREAM_UNKNOWN);
        }

        @Test
        void isAskedForByName() {
            assertThat(SignedChunks.isAccepted(List.of("gzip, SECF-signed-chunks;q=0.5")))
                    .isTrue();
            assertThat(SignedChunks.isAccepted(List.of("gzip", "secf-signed-chunks")))
                    .isTrue();
            assertThat(SignedChunks.isAccepted(List.of("*"))).isFalse();
            assertThat(SignedChunks.isAccepted(List.of("secf-signed-chunks; q=0.00")))
                    .isFalse();
            assertThat(SignedChunks.isAccepted(List.of())).isFalse();
        }

        @Test
        void isUndoneBeforeOtherCodings() {
            assertThat(SignedChunks.without(List.of("gzip, aes128gcm", "secf-signed-chunks")))
                    .containsExactly("gzip, aes128gcm");
            assertThat(SignedChunks.without(List.of("secf-signed-chunks"))).isEmpty();
            assertThat(SignedChunks.after(List.of("gzip"))).isEqualTo("gzip, secf-signed-chunks");
        }
    }

    /** 2: records. */
    @Nested
    class Form {

        @ParameterizedTest
        @ValueSource(ints = {2, 0x80, 0xFF})
        void refusesAnotherKind(int kind) {
            assertCut(changed(wire, 0, kind), SignedChunksReason.MALFORMED_RECORD, "");
        }

        @Test
        void refusesSignaturesOfNoPossibleLength() {
            assertCut(changed(changed(wire, 5, 0), 6, 0), SignedChunksReason.MALFORMED_RECORD, "");
            assertCut(changed(wire, 5, 4), SignedChunksReason.MALFORMED_RECORD, "");
            assertCut(changed(wire, 5, 0xFF), SignedChunksReason.MALFORMED_RECORD, "");
        }

        @Test
        void refusesLongRecordsThoughSigned() {
            assertCut(body.record(0, true, new byte[SignedChunks.LONGEST + 1]), SignedChunksReason.RECORD_TOO_LONG, "");
            assertCut(changed(wire, 1, 0xFF), SignedChunksReason.RECORD_TOO_LONG, "");
        }

        @Test
        void refusesEmptyRecordsBeforeTheEndThoughSigned() {
            byte[] empty = body.record(0, false, new byte[0]);

            assertCut(joined(empty, body.record(1, true, ONE)), SignedChunksReason.EMPTY_RECORD, "");
        }

        @Test
        void refusesMoreContentThanIsWanted() {
            ChunkedBody.Read read = body.read(wire, 7);

            assertThat(read.reason()).contains(SignedChunksReason.CONTENT_TOO_LONG);
            assertThat(read.released()).asString().isEqualTo("onetwo");
            assertThat(body.read(wire, 11).refusal()).isEmpty();
        }
    }

    /** 3: signatures. */
    @Nested
    class Signed {

        @Test
        void refusesChangedContent() {
            assertCut(changed(wire, 7, 'O'), SignedChunksReason.WRONG_RECORD, "");
        }

        @Test
        void refusesChangedSignature() {
            byte[] second = records().get(1);
            byte[] other = changed(second, second.length - 1, second[second.length - 1] ^ 1);

            assertCut(joined(records().get(0), other, records().get(2)), SignedChunksReason.WRONG_RECORD, "one");
        }

        @Test
        void refusesAnotherOrder() {
            assertCut(
                    joined(records().get(1), records().get(0), records().get(2)), SignedChunksReason.WRONG_RECORD, "");
        }

        @Test
        void refusesRepetition() {
            assertCut(
                    joined(
                            records().get(0),
                            records().get(0),
                            records().get(1),
                            records().get(2)),
                    SignedChunksReason.WRONG_RECORD,
                    "one");
        }

        @Test
        void refusesOmission() {
            assertCut(joined(records().get(0), records().get(2)), SignedChunksReason.WRONG_RECORD, "one");
        }

        @Test
        void refusesRecordsOfAnotherResponse() {
            List<byte[]> other = ChunkedBody.records(new ChunkedBody().of(ONE, TWO, THREE));

            assertCut(joined(records().get(0), other.get(1), other.get(2)), SignedChunksReason.WRONG_RECORD, "one");
        }

        @Test
        void refusesAnotherKey() {
            SigningKey other = ChunkedBody.key(ChunkedBody.pair());

            assertCut(body.by(other, ONE), SignedChunksReason.WRONG_RECORD, "");
        }

        @Test
        void refusesAnEarlierRecordMadeTheLast() {
            assertCut(changed(records().get(0), 0, 1), SignedChunksReason.WRONG_RECORD, "");
        }

        @Test
        void refusesTheLastRecordMadeAnEarlierOne() {
            byte[] last = records().get(2);

            assertCut(
                    joined(records().get(0), records().get(1), changed(last, 0, 0)),
                    SignedChunksReason.WRONG_RECORD,
                    "onetwo");
        }

        /** What the key signs for the header begins otherwise, so one is never good for the other. */
        @Test
        void signsWhatNoHeaderIs() {
            assertThat(body.stream.signed(0, true, ONE, 3)[0]).isNotEqualTo((byte) '"');
        }
    }

    /** 4: the end. */
    @Nested
    class End {

        @Test
        void refusesTruncationWhereverItIs() {
            for (int length = 0; length < wire.length; length++) {
                ChunkedBody.Read read = body.read(Arrays.copyOf(wire, length));

                assertThat(read.reason()).contains(SignedChunksReason.STREAM_TRUNCATED);
                assertThat("onetwo").startsWith(new String(read.released(), StandardCharsets.US_ASCII));
            }
        }

        @Test
        void refusesWhatFollows() {
            assertCut(joined(wire, new byte[1]), SignedChunksReason.AFTER_LAST_CHUNK, "onetwothree");
        }

        @Test
        void refusesEachFurtherRead() throws IOException {
            byte[] cut = records().get(0);
            try (InputStream in = value(SignedChunks.read(body.head, new ByteArrayInputStream(cut), 100))) {
                assertThat(in.readNBytes(3)).isEqualTo(ONE);
                assertThatThrownBy(in::read).isInstanceOf(RefusedChunksException.class);
                assertThatThrownBy(in::readAllBytes)
                        .isInstanceOf(RefusedChunksException.class)
                        .hasMessage("STREAM_TRUNCATED");
            }
        }

        @Test
        void isNotThereWhereItsWriterFailed() throws IOException {
            ByteArrayOutputStream sent = new ByteArrayOutputStream();
            try (SignedChunksOutput out = body.stream.onto(sent, ChunkedBody.KEY)) {
                out.write(ONE);
                out.flush();
                out.write(TWO);
            }

            assertCut(sent.toByteArray(), SignedChunksReason.STREAM_TRUNCATED, "one");
        }

        @Test
        void takesNothingMore() throws IOException {
            try (SignedChunksOutput out = body.stream.onto(OutputStream.nullOutputStream(), ChunkedBody.KEY)) {
                out.finish();
                assertThatThrownBy(() -> out.write(1)).isInstanceOf(IOException.class);
                assertThatThrownBy(out::finish).isInstanceOf(IOException.class);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void reasonsHaveTheirClause(SignedChunksReason reason) {
        assertThat(reason.clause()).matches("SEC_CF (signed chunks [1-4]|limit)");
    }
}
