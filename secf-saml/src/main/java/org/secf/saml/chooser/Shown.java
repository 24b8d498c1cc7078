package org.secf.saml.chooser;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
    private static final Pattern SPACES = Pattern.compile("\\s+");

    /**
     * An identity provider by its name.
     *
     * @param isAlone whether no other has the same name
     */
    record Named(Entry entry, String name, String language, boolean isAlone) {}

    static Shown of(Directory directory, String search, Languages languages, Texts text) {
        List<String> words = SPACES.splitAsStream(Directory.folded(bounded(search)))
                .filter(word -> !word.isEmpty())
                .toList();
        Directory.Ordered ordered = directory.ordered(languages, text);
        List<Directory.Listed> fitting = ordered.all().stream()
                .filter(listed -> words.stream().allMatch(listed.folded()::contains))
                .toList();
        List<Named> first = fitting.stream()
                .limit(ChooserPage.MOST_SHOWN)
                .map(listed -> named(listed.entry(), languages, text))
                .toList();
        return new Shown(toldApart(first, ordered.several()), fitting.size());
    }

    private static List<Named> toldApart(List<Named> all, Set<String> several) {
        Map<String, Long> here = all.stream().collect(Collectors.groupingBy(Named::name, Collectors.counting()));
        return all.stream()
                .map(one -> {
                    boolean isAlone = !several.contains(one.name()) && here.getOrDefault(one.name(), 1L) == 1;
                    return new Named(one.entry(), one.name(), one.language(), isAlone);
                })
                .toList();
    }

    int left() {
        return found - named.size();
    }

    static Named named(Entry entry, Languages languages, Texts text) {
        Map.Entry<String, String> name = name(entry, languages, text.tag());
        return new Named(entry, name.getValue(), name.getKey(), true);
    }

    /**
     * Language and name, shortened; the host of its entity id where it has none.
     *
     * @param page the language around it
     */
    static Map.Entry<String, String> name(Entry entry, Languages languages, String page) {
        return languages
                .best(entry.names(), page)
                .filter(name -> !name.getValue().isBlank())
                .map(name -> Map.entry(name.getKey(), shortened(name.getValue())))
                .orElseGet(() -> Map.entry("en", host(entry.entityId())));
    }

    static String bounded(String search) {
        return search.codePointCount(0, search.length()) > LONGEST_SEARCH
                ? search.substring(0, search.offsetByCodePoints(0, LONGEST_SEARCH))
                : search;
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
