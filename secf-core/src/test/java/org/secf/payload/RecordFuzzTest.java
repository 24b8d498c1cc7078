package org.secf.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.payload.Bodies.content;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.secf.fuzz.Edits;
import org.secf.payload.Bodies.Sent;

/** Whatever is done to an encrypted body, by a shared secret or to a key: no octet comes out that the sender did not put in, and no end that it did not write. */
class RecordFuzzTest {

    private static final int LENGTH = 60;

    private final List<Sent> bodies = Bodies.recipients().stream()
            .map(recipient -> Bodies.send(recipient, new RecordLayout(40, Padding.none()), content(LENGTH)))
            .toList();

    /** The first octet says of which body, the others what becomes of it. */
    @FuzzTest(maxDuration = "60s")
    void letsNothingOutThatWasNotPutIn(byte[] octets) throws IOException {
        byte[] script = octets.length == 0 ? octets : Arrays.copyOfRange(octets, 1, octets.length);
        int chosen = octets.length == 0 ? 0 : Byte.toUnsignedInt(octets[0]);
        Sent sent = bodies.get(chosen % bodies.size());
        Sent hostile = sent.with(Edits.of(sent.octets(), script));

        boolean isWhole = hostile.whole().fold(whole -> Arrays.equals(content(LENGTH), whole), rejection -> {
            assertThat(rejection.reason().clause()).isNotEmpty();
            return false;
        });
        assertThat(isWhole).isEqualTo(Arrays.equals(sent.octets(), hostile.octets()));
        byte[] released = released(hostile);
        assertThat(released).isEqualTo(Arrays.copyOf(content(LENGTH), released.length));
    }

    /** Piece by piece, as a reader has it before anything is refused. */
    private static byte[] released(Sent hostile) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Optional<ReceivedPayload> opened = hostile.open().fold(Optional::of, rejection -> Optional.empty());
        if (opened.isPresent()) {
            assertThat(opened.get().copy(out)).isNotNull();
        }
        return out.toByteArray();
    }
}
