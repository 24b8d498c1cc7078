package org.secf.structured;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "date", "content-type", "@method", "another", "Date", "content-typf", "dat", "dates"})
    void areWhatStandsThere(String word) {
        String text = "(" + word + ")";
        assertThat(Words.part(text, 1, 1 + word.length(), word.hashCode())).isEqualTo(word);
    }

    /** Texts can be made whose hash is that of a word. */
    @ParameterizedTest
    @ValueSource(strings = {"other", "tags", "", "abc"})
    void areNotTakenForOthersOfTheSameHash(String other) {
        assertThat(Words.part(other, 0, other.length(), "tag".hashCode())).isEqualTo(other);
        assertThat(Words.part("t!g", 0, 3, "tag".hashCode())).isEqualTo("t!g");
    }
}
