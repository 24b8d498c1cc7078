package org.secf.signature;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import org.secf.fuzz.Edits;

/** Whatever is done to signed chunks: what comes out is a beginning of what was signed, and all of it where nothing is refused. */
class SignedChunksFuzzTest {

    private final ChunkedBody body = new ChunkedBody();
    private final byte[] content = content();
    private final byte[] wire = body.of(
            Arrays.copyOf(content, 40), Arrays.copyOfRange(content, 40, 41), Arrays.copyOfRange(content, 41, 150));

    private static byte[] content() {
        byte[] octets = new byte[150];
        ChunkedBody.RANDOM.nextBytes(octets);
        return octets;
    }

    @FuzzTest(maxDuration = "60s")
    void letsNothingOutThatWasNotSigned(byte[] script) {
        byte[] hostile = Edits.of(wire, script);
        ChunkedBody.Read read = body.read(hostile);

        assertThat(Arrays.copyOf(content, read.released().length)).isEqualTo(read.released());
        if (read.refusal().isEmpty()) {
            assertThat(read.released()).isEqualTo(content);
            assertThat(hostile).isEqualTo(wire);
        } else {
            assertThat(read.refusal().get().reason()).isInstanceOf(SignedChunksReason.class);
        }
    }
}
