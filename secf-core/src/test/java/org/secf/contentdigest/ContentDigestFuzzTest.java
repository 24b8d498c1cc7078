package org.secf.contentdigest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.verdict.Verdicts.value;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.secf.crypto.Crypto;

/** Whatever comes as digests is refused, or read as the same again; and it is believed of a content only where it is the content's. */
class ContentDigestFuzzTest {

    private static final Crypto CRYPTO = Crypto.jdk();
    private static final byte[] CONTENT = "{\"hello\": \"world\"}".getBytes(StandardCharsets.US_ASCII);

    @FuzzTest(maxDuration = "60s")
    void isRefusedOrTheDigestOfTheContent(byte[] octets) {
        String text = new String(octets, StandardCharsets.ISO_8859_1);
        List<String> lines = List.of(text.split("\n", -1));

        ContentDigest.parse(lines).map(ContentDigestFuzzTest::judged);
        WantedDigests.parse(lines)
                .map(wanted -> assertThat(value(
                                WantedDigests.parse(wanted.text().isEmpty() ? List.of() : List.of(wanted.text()))))
                        .isEqualTo(wanted));
    }

    private static ContentDigest judged(ContentDigest read) {
        assertThat(value(ContentDigest.parse(List.of(read.text())))).isEqualTo(read);
        boolean isOfContent =
                ContentDigest.of(CONTENT, read.algorithms(), CRYPTO).equals(read);
        assertThat(read.verify(CONTENT, CRYPTO).rejection().isEmpty()).isEqualTo(isOfContent);
        return read;
    }
}
