package org.secf.structured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.verdict.Verdicts.reason;
import static org.secf.verdict.Verdicts.value;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.secf.verdict.Verdict;

/** What holds for every field, whoever wrote it. */
class StructuredFieldPropertyTest {

    @Property
    void readsWhatItWrites(@ForAll("dictionaries") Dictionary dictionary) {
        Dictionary read = value(Dictionary.parseUnique(List.of(dictionary.text())));

        assertThat(read).isEqualTo(dictionary);
        assertThat(read.text()).isEqualTo(dictionary.text());
    }

    @Property
    void answersAnyText(@ForAll String text) {
        assertAnswered(text);
    }

    @Property(tries = 5000)
    void answersAnyTextOfTheGrammar(@ForAll("grammar") String text) {
        assertAnswered(text);
    }

    /** What was accepted has one form, and that form is accepted. */
    private static void assertAnswered(String text) {
        List<String> lines = List.of(text);
        Item.parse(lines)
                .map(Item::text)
                .fold(
                        written -> assertThat(
                                        value(Item.parse(List.of(written))).text())
                                .isEqualTo(written),
                        rejection -> assertThat(rejection.reason()).isInstanceOf(StructuredReason.class));
        FieldList.parse(lines)
                .map(FieldList::text)
                .fold(
                        written -> assertThat(
                                        value(FieldList.parse(List.of(written))).text())
                                .isEqualTo(written),
                        rejection -> assertThat(rejection.reason()).isInstanceOf(StructuredReason.class));
        Dictionary.parse(lines)
                .map(Dictionary::text)
                .fold(
                        written -> assertThat(value(Dictionary.parse(List.of(written)))
                                        .text())
                                .isEqualTo(written),
                        rejection -> assertThat(rejection.reason()).isInstanceOf(StructuredReason.class));
    }

    /** Each character, alone, inside and at the end. */
    @Nested
    class Alphabets {

        @Test
        void keys() {
            for (char c = 0; c < 256; c++) {
                boolean starts = (c >= 'a' && c <= 'z') || c == '*';
                boolean follows = starts || (c >= '0' && c <= '9') || "_-.".indexOf(c) >= 0;
                assertThat(isAccepted(Dictionary.parse(List.of("a" + c + "a=1"))))
                        .as("a%sa", (int) c)
                        .isEqualTo(follows || c == ',' || c == ';');
                assertThat(isAccepted(Dictionary.parse(List.of(c + "a=1"))))
                        .as("%sa", (int) c)
                        .isEqualTo(starts || c == ' ');
                assertThat(isAccepted(Item.parse(List.of("1;a" + c + "=1"))))
                        .as("1;a%s", (int) c)
                        .isEqualTo(follows);
            }
        }

        @Test
        void tokens() {
            for (char c = 0; c < 256; c++) {
                boolean starts = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '*';
                boolean follows = starts || (c >= '0' && c <= '9') || "!#$%&'*+-.^_`|~:/".indexOf(c) >= 0;
                assertThat(isAccepted(Item.parse(List.of("a" + c + "a"))))
                        .as("a%sa", (int) c)
                        .isEqualTo(follows || c == ';');
                assertThat(isAccepted(Item.parse(List.of(c + "a"))))
                        .as("%sa", (int) c)
                        .isEqualTo(starts || c == ' ');
            }
        }

        @Test
        void strings() {
            for (char c = 0; c < 256; c++) {
                boolean isPlain = c >= ' ' && c <= '~' && c != '"' && c != '\\';
                assertThat(isAccepted(Item.parse(List.of("\"" + c + "\""))))
                        .as("%s", (int) c)
                        .isEqualTo(isPlain);
                assertThat(isAccepted(Item.parse(List.of("\"\\" + c + "\""))))
                        .as("\\%s", (int) c)
                        .isEqualTo(c == '"' || c == '\\');
            }
        }

        @Test
        void digits() {
            for (int length = 1; length <= 20; length++) {
                assertThat(isAccepted(Item.parse(List.of("1".repeat(length))))).isEqualTo(length <= 15);
                assertThat(isAccepted(Item.parse(List.of("-" + "0".repeat(length)))))
                        .isEqualTo(length <= 15);
                assertThat(isAccepted(Item.parse(List.of("1".repeat(length) + ".5"))))
                        .isEqualTo(length <= 12);
                assertThat(isAccepted(Item.parse(List.of("1." + "5".repeat(length)))))
                        .isEqualTo(length <= 3);
            }
        }
    }

    /** What a recipient has to read, and one more. */
    @Nested
    class Limits {

        @Test
        void takesWhatHasToBeTaken() {
            assertThat(isAccepted(FieldList.parse(List.of("a,".repeat(1023) + "a"))))
                    .isTrue();
            assertThat(isAccepted(Dictionary.parse(List.of("a,".repeat(1023) + "a"))))
                    .isTrue();
            assertThat(isAccepted(FieldList.parse(List.of("(" + "a ".repeat(255) + "a)"))))
                    .isTrue();
            assertThat(isAccepted(Item.parse(List.of("a" + ";a".repeat(256))))).isTrue();
            assertThat(isAccepted(Item.parse(List.of(new BareItem.Octets(new byte[16_384]).text()))))
                    .isTrue();
        }

        @Test
        void refusesMoreMembers() {
            assertThat(reason(FieldList.parse(List.of("a,".repeat(1024) + "a"))))
                    .isEqualTo(StructuredReason.TOO_MANY_MEMBERS);
            assertThat(reason(Dictionary.parse(List.of("a,".repeat(1024) + "a"))))
                    .isEqualTo(StructuredReason.TOO_MANY_MEMBERS);
            assertThat(reason(FieldList.parse(List.of("(" + "a ".repeat(256) + "a)"))))
                    .isEqualTo(StructuredReason.TOO_MANY_MEMBERS);
            assertThat(reason(Item.parse(List.of("a" + ";a".repeat(257)))))
                    .isEqualTo(StructuredReason.TOO_MANY_MEMBERS);
        }

        @Test
        void refusesLongerFields() {
            assertThat(isAccepted(Item.parse(List.of("a".repeat(32_768))))).isTrue();
            assertThat(reason(Item.parse(List.of("a".repeat(32_769))))).isEqualTo(StructuredReason.FIELD_TOO_LARGE);
            assertThat(reason(FieldList.parse(List.of("a".repeat(20_000), "a".repeat(20_000)))))
                    .isEqualTo(StructuredReason.FIELD_TOO_LARGE);
        }

        @Test
        void refusesRepeatedKeysWhereAsked() {
            assertThat(value(Dictionary.parse(List.of("a=1, b=2, a=3"))).text()).isEqualTo("a=3, b=2");
            assertThat(reason(Dictionary.parseUnique(List.of("a=1, b=2", "a=1"))))
                    .isEqualTo(StructuredReason.REPEATED_KEY);
            assertThat(reason(Dictionary.parseUnique(List.of("a=(\"x\";b=1;b=1)"))))
                    .isEqualTo(StructuredReason.REPEATED_KEY);
            assertThat(reason(Dictionary.parseUnique(List.of("a=1 b")))).isEqualTo(StructuredReason.MALFORMED_FIELD);
        }
    }

    @Provide
    Arbitrary<String> grammar() {
        return Arbitraries.strings()
                .withChars("aA*09-.,;=()\"\\:?@% \t_\u00e9\0")
                .ofMaxLength(40);
    }

    @Provide
    Arbitrary<Dictionary> dictionaries() {
        Arbitrary<Member> items = item().map(item -> item);
        Arbitrary<Member> lists =
                Combinators.combine(item().list().ofMaxSize(4), parameters()).as(InnerList::new);
        return Arbitraries.maps(keys(), Arbitraries.oneOf(items, lists))
                .ofMaxSize(4)
                .map(Dictionary::new);
    }

    private static Arbitrary<Item> item() {
        return Combinators.combine(bare(), parameters()).as(Item::new);
    }

    private static Arbitrary<Parameters> parameters() {
        return Arbitraries.maps(keys(), bare()).ofMaxSize(3).map((Map<String, BareItem> map) -> new Parameters(map));
    }

    private static Arbitrary<String> keys() {
        return Combinators.combine(
                        Arbitraries.chars().with('a', 'z', '*'),
                        Arbitraries.strings().withChars("az09_-.*").ofMaxLength(6))
                .as((first, rest) -> first + rest);
    }

    private static Arbitrary<BareItem> bare() {
        long largest = 999_999_999_999_999L;
        return Arbitraries.oneOf(
                Arbitraries.longs().between(-largest, largest).map(BareItem.Int::new),
                Arbitraries.longs().between(-largest, largest).map(n -> new BareItem.Decimal(BigDecimal.valueOf(n, 3))),
                Arbitraries.strings().withCharRange(' ', '~').map(BareItem.Text::new),
                Arbitraries.strings().withChars("aZ09!*:/~").map(text -> new BareItem.Token("a" + text)),
                Arbitraries.bytes().array(byte[].class).map(BareItem.Octets::new),
                Arbitraries.of(true, false).map(BareItem.Bool::new),
                Arbitraries.longs().between(-largest, largest).map(BareItem.Date::new),
                Arbitraries.strings()
                        .withCharRange('\0', '\uD7FF')
                        .withChars("\"%\\")
                        .map(BareItem.Display::new));
    }

    private static boolean isAccepted(Verdict<?> verdict) {
        return verdict.rejection().isEmpty();
    }
}
