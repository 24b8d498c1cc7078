package org.secf.structured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.verdict.Verdicts.value;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.secf.verdict.Verdict;

/** Whatever comes as a structured field is refused with a reason, or has one form that is read as the same (RFC 9651 §4). */
class StructuredFieldFuzzTest {

    @FuzzTest(maxDuration = "60s")
    void isRefusedOrReadAsTheSameAgain(byte[] octets) {
        String text = new String(octets, StandardCharsets.ISO_8859_1);
        List<String> lines = List.of(text.split("\n", -1));

        assertReadAgain(lines, Item::parse, Item::text);
        assertReadAgain(lines, FieldList::parse, FieldList::text);
        assertReadAgain(lines, Dictionary::parse, Dictionary::text);
        assertReadAgain(lines, Dictionary::parseUnique, Dictionary::text);
    }

    /** An empty list is written as no field at all. */
    private static <T> void assertReadAgain(
            List<String> lines, Function<List<String>, Verdict<T>> parser, Function<T, String> writer) {
        parser.apply(lines)
                .fold(
                        read -> {
                            String written = writer.apply(read);
                            T again = value(parser.apply(written.isEmpty() ? List.of() : List.of(written)));
                            assertThat(again).isEqualTo(read);
                            return assertThat(writer.apply(again)).isEqualTo(written);
                        },
                        rejection -> assertThat(rejection.reason()).isInstanceOf(StructuredReason.class));
    }
}
