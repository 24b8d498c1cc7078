package org.secf.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secf.verdict.Reason;
import org.secf.verdict.Verdict;

class BodiesTest {

    private static final byte[] TEN = "0123456789".getBytes(StandardCharsets.US_ASCII);
    private static final BodyLimits IN_FILE = new BodyLimits(3, 10);

    @TempDir
    Path folder;

    private Bodies bodies() {
        return new Bodies(IN_FILE, () -> Optional.of(folder));
    }

    private static Reason refusal(Verdict<Body> verdict) {
        return verdict.rejection().orElseThrow().reason();
    }

    private static Body kept(Verdict<Body> verdict) {
        return verdict.fold(body -> body, rejection -> {
            throw new AssertionError(rejection.detail());
        });
    }

    @Test
    void shortBodyStaysInMemory() throws IOException {
        Bodies inNoFolder = new Bodies(IN_FILE, () -> Optional.of(folder.resolve("missing")));

        Body body = kept(inNoFolder.keep(new ByteArrayInputStream(new byte[3]), IN_FILE, OctetSink.NONE));

        assertThat(body.length()).isEqualTo(3);
        assertThat(body.octets()).isEqualTo(new byte[3]);
    }

    @Test
    void longBodyIsKeptInAFileThatHasNoName() throws IOException {
        try (Bodies bodies = bodies()) {
            Body body = kept(bodies.keep(new ByteArrayInputStream(TEN), IN_FILE, OctetSink.NONE));

            assertThat(body).hasToString("10 octets in a file");
            assertThat(body.octets()).isEqualTo(TEN);
            try (Stream<Path> files = Files.list(folder)) {
                assertThat(files).isEmpty();
            }
        }
    }

    @Test
    void isReadAsOftenAsWantedAndByTwoAtOnce() throws IOException {
        try (Bodies bodies = bodies()) {
            Body body = kept(bodies.keep(new ByteArrayInputStream(TEN), IN_FILE, OctetSink.NONE));
            try (InputStream one = body.open();
                    InputStream other = body.open()) {
                assertThat(one.readNBytes(4))
                        .asString(StandardCharsets.US_ASCII)
                        .isEqualTo("0123");
                assertThat(other.readAllBytes()).isEqualTo(TEN);
                assertThat(one.readAllBytes())
                        .asString(StandardCharsets.US_ASCII)
                        .isEqualTo("456789");
            }
        }
    }

    @Test
    void sinkSeesEachOctetOnce() {
        CRC32 seen = new CRC32();
        CRC32 sent = new CRC32();
        sent.update(TEN, 0, TEN.length);

        kept(bodies().keep(new ByteArrayInputStream(TEN), IN_FILE, seen::update));

        assertThat(seen.getValue()).isEqualTo(sent.getValue());
    }

    @Test
    void oneOctetTooManyIsRefused() {
        byte[] eleven = new byte[11];

        assertThat(refusal(bodies().keep(new ByteArrayInputStream(eleven), IN_FILE, OctetSink.NONE)))
                .isSameAs(HttpReason.BODY_TOO_LARGE);
        assertThat(HttpReason.BODY_TOO_LARGE.status()).isEqualTo(413);
    }

    @Test
    void bodyThatDoesNotComeWholeIsRefused() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new EOFException("the client went away");
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                return read();
            }
        };

        assertThat(refusal(bodies().keep(broken, IN_FILE, OctetSink.NONE))).isSameAs(HttpReason.UNREADABLE_BODY);
    }

    @Test
    void bodyForWhichThereIsNoRoomIsRefused() {
        Bodies inNoFolder = new Bodies(IN_FILE, () -> Optional.of(folder.resolve("missing")));

        assertThat(refusal(inNoFolder.keep(new ByteArrayInputStream(TEN), IN_FILE, OctetSink.NONE)))
                .isSameAs(HttpReason.BODY_NOT_KEPT);
        assertThat(HttpReason.BODY_NOT_KEPT.status()).isEqualTo(503);
    }

    @Test
    void nothingIsKeptAfterTheEnd() throws IOException {
        Bodies bodies = bodies();
        Body body = kept(bodies.keep(new ByteArrayInputStream(TEN), IN_FILE, OctetSink.NONE));
        BodySpool begun = bodies.begin(IN_FILE);
        begun.write(TEN);

        bodies.close();

        assertThatThrownBy(body::open).isInstanceOf(IOException.class).hasMessageContaining("given up");
        assertThatThrownBy(() -> begun.write(1)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> bodies.begin(IN_FILE).write(1)).isInstanceOf(IOException.class);
    }

    @Test
    void spoolTakesAllOfAPieceOrNothing() throws IOException {
        try (Bodies bodies = bodies()) {
            BodySpool spool = bodies.begin(IN_FILE);
            spool.write(TEN, 0, 8);

            assertThatThrownBy(() -> spool.write(TEN, 0, 3)).isInstanceOf(BodyTooLarge.class);

            assertThat(spool.length()).isEqualTo(8);
            assertThat(spool.body().octets())
                    .asString(StandardCharsets.US_ASCII)
                    .isEqualTo("01234567");
        }
    }

    @Test
    void spoolBeginsAnew() throws IOException {
        try (Bodies bodies = bodies()) {
            BodySpool spool = bodies.begin(IN_FILE);
            spool.write(TEN);
            spool.clear();
            spool.write('a');

            assertThat(spool.body().octets()).isEqualTo(new byte[] {'a'});
        }
    }

    @Test
    void fieldsOfAReplacementCannotBreakLines() {
        assertThatThrownBy(() -> Replacement.by(Body.EMPTY).as("text/plain\r\nSet-Cookie: a=b"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Replacement.by(Body.EMPTY).encoded("")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void limitsAreNotNegative() {
        assertThatThrownBy(() -> new BodyLimits(-1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BodyLimits.upTo(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void requestInMemoryGivesItsBodyToTheSink() throws IOException {
        CRC32 seen = new CRC32();
        CRC32 sent = new CRC32();
        sent.update(TEN, 0, TEN.length);

        Body body = kept(MemoryRequest.post("/a", "0123456789").body(BodyLimits.upTo(10), seen::update));

        assertThat(body.octets()).isEqualTo(TEN);
        assertThat(seen.getValue()).isEqualTo(sent.getValue());
    }
}
