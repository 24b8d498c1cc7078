package org.secf.structured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.secf.verdict.Verdicts.assertRefused;
import static org.secf.verdict.Verdicts.value;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyedTest {

    private static final BareItem ONE = new BareItem.Int(1);
    private static final BareItem TWO = new BareItem.Int(2);

    private static String field(int members) {
        return IntStream.range(0, members).mapToObj(i -> "k" + i + "=" + i).collect(Collectors.joining(", "));
    }

    /** RFC 9651 §3.2: few keys and many behave alike. */
    @Nested
    class Section32Dictionaries {

        @ParameterizedTest
        @ValueSource(ints = {1, 8, 9, 10, 500})
        void findsEachOfItsMembersInOrder(int members) {
            Dictionary read = value(Dictionary.parseUnique(List.of(field(members))));
            assertThat(read.members()).hasSize(members).doesNotContainKey("other");
            for (int i = 0; i < members; i++) {
                assertThat(read.find("k" + i)).contains(Item.of(new BareItem.Int(i)));
            }
            assertThat(read.text()).isEqualTo(field(members));
            assertThat(read).isEqualTo(new Dictionary(new LinkedHashMap<>(read.members())));
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 8, 9, 500})
        void refusesAKeyThatIsThereTwice(int members) {
            for (int twice : new int[] {0, members - 1}) {
                assertRefused(
                        Dictionary.parseUnique(List.of(field(members) + ", k" + twice)), StructuredReason.REPEATED_KEY);
            }
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 8, 9, 500})
        void keepsThePlaceOfAKeyThatIsThereTwiceAndItsLastValue(int members) {
            Dictionary read = value(Dictionary.parse(List.of(field(members) + ", k0=77")));
            assertThat(read.text()).isEqualTo(field(members).replaceFirst("k0=0", "k0=77"));
        }

        @Test
        void isAbsentWithoutLines() {
            assertThat(value(Dictionary.parseUnique(List.of())).members()).isEmpty();
        }
    }

    @Nested
    class Maps {

        private final Keyed<BareItem> keyed = new Keyed<>();

        @Test
        void cannotBeChanged() {
            keyed.add("a", ONE);
            assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> keyed.put("b", TWO));
            assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(keyed::clear);
            assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> keyed.remove("a"));
            assertThatExceptionOfType(UnsupportedOperationException.class)
                    .isThrownBy(() -> keyed.entrySet().iterator().next().setValue(TWO));
        }

        @Test
        void areCopiedFromOthers() {
            Map<String, BareItem> other = new LinkedHashMap<>(Map.of("a", ONE));
            Parameters parameters = new Parameters(other);
            other.put("b", TWO);
            assertThat(parameters.values()).isEqualTo(Map.of("a", ONE));
            assertThatIllegalArgumentException().isThrownBy(() -> new Parameters(Map.of("a;b", ONE)));
            assertThatIllegalArgumentException().isThrownBy(() -> new Dictionary(Map.of("", Item.of(ONE))));
        }
    }
}
