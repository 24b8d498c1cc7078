package org.secf.saml.chooser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.secf.saml.chooser.ChooserPage.Entry;

/** Sorted once for each of a few languages, whoever asks. */
class DirectoryTest {

    private static final Texts ENGLISH = Texts.best(Texts.all(), Languages.of(List.of("en")));

    private static Entry entry(String id, String... names) {
        Map<String, String> all = new HashMap<>();
        for (int i = 0; i < names.length; i += 2) {
            all.put(names[i], names[i + 1]);
        }
        return new Entry(id, all, List.of());
    }

    private static List<String> ids(Directory directory, String languages) {
        return directory.ordered(Languages.of(List.of(languages)), ENGLISH).all().stream()
                .map(listed -> listed.entry().entityId())
                .toList();
    }

    @Test
    void isSortedOnceForALanguage() {
        Directory directory = new Directory(List.of(entry("b", "en", "B"), entry("a", "en", "A")));

        assertThat(directory.ordered(Languages.of(List.of("en-GB,fr;q=0.5")), ENGLISH))
                .isSameAs(directory.ordered(Languages.of(List.of("en")), ENGLISH));
        assertThat(ids(directory, "en")).containsExactly("a", "b");
    }

    @Test
    void isSortedAsTheLanguageDoes() {
        Directory directory = new Directory(
                List.of(entry("z", "sv", "Zorn", "en", "Zorn"), entry("o", "sv", "Öland", "en", "Öland")));

        assertThat(ids(directory, "en")).containsExactly("o", "z");
        assertThat(ids(directory, "sv")).containsExactly("z", "o");
    }

    /** Whoever asks says the language, so there are not more orders than these, however many ask. */
    @Test
    void isSortedForFewLanguagesOnly() {
        List<Entry> entries = IntStream.range(0, 26)
                .mapToObj(i -> entry("https://idp" + i, "x" + (char) ('a' + i), "Name " + i))
                .toList();
        Directory directory = new Directory(entries);
        Set<Directory.Ordered> orders = java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());
        for (int i = 0; i < 26; i++) {
            orders.add(directory.ordered(Languages.of(List.of("x" + (char) ('a' + i))), ENGLISH));
        }

        assertThat(orders.size()).isLessThanOrEqualTo(13);
    }

    @Test
    void knowsNamesThatSeveralHave() {
        Directory directory =
                new Directory(List.of(entry("a", "en", "Same"), entry("b", "en", "Same"), entry("c", "en", "Other")));

        assertThat(directory.ordered(Languages.of(List.of("en")), ENGLISH).several())
                .isEqualTo(new HashSet<>(List.of("Same")));
    }
}
