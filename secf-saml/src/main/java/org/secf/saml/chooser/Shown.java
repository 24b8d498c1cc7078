package org.secf.saml.chooser;

import java.net.URI;
import java.text.Collator;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.secf.saml.chooser.ChooserPage.Entry;

/**
 * Those that fit what a user looks for, in the order of their names.
 *
 * @param named not more than a page shows
 * @param found how many fit
 */
record Shown(List<Named> named, int found) {

    private static final int LONGEST_SEARCH = 100;
    private static final int LONGEST_NAME = 200;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    /**
     * An identity provider by its name.
     *
     * @param isAlone whether no other has the same name
     */
    record Named(Entry entry, String name, String language, boolean isAlone) {}

    static Shown of(List<Entry> all, String search, Languages languages, Texts text) {
        List<String> words = Stream.of(folded(bounded(search)).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
        List<Named> fitting = all.stream()
                .filter(entry -> fits(entry, words))
                .map(entry -> named(entry, languages, text))
                .toList();
        Map<String, Long> names = fitting.stream().collect(Collectors.groupingBy(Named::name, Collectors.counting()));
        Collator collator = Collator.getInstance(text.locale());
        List<Named> named = fitting.stream()
                .sorted(Comparator.comparing(Named::name, collator)
                        .thenComparing(one -> one.entry().entityId()))
                .limit(ChooserPage.MOST_SHOWN)
                .map(one -> new Named(one.entry(), one.name(), one.language(), names.getOrDefault(one.name(), 1L) == 1))
                .toList();
        return new Shown(named, fitting.size());
    }

    int left() {
        return found - named.size();
    }

    static Named named(Entry entry, Languages languages, Texts text) {
        Function<Map.Entry<String, String>, Named> best =
                name -> new Named(entry, shortened(name.getValue()), name.getKey(), true);
        return languages
                .best(entry.names(), text.tag())
                .filter(name -> !name.getValue().isBlank())
                .map(best)
                .orElseGet(() -> new Named(entry, host(entry.entityId()), "en", true));
    }

    static String bounded(String search) {
        return search.codePointCount(0, search.length()) > LONGEST_SEARCH
                ? search.substring(0, search.offsetByCodePoints(0, LONGEST_SEARCH))
                : search;
    }

    private static boolean fits(Entry entry, List<String> words) {
        if (words.isEmpty()) {
            return true;
        }
        String all = folded(String.join(" ", entry.names().values()) + " " + entry.entityId());
        return words.stream().allMatch(all::contains);
    }

    /** Without case and accents, so that nobody has to type them. */
    private static String folded(String text) {
        String parts = Normalizer.normalize(text, Normalizer.Form.NFKD);
        return MARKS.matcher(parts).replaceAll("").toLowerCase(Locale.ROOT);
    }

    private static String shortened(String name) {
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name;
    }

    private static String host(String entityId) {
        try {
            return Optional.ofNullable(URI.create(entityId).getHost()).orElse(entityId);
        } catch (IllegalArgumentException noAddress) {
            return entityId;
        }
    }
}
