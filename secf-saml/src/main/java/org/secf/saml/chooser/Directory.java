package org.secf.saml.chooser;

import java.text.CollationKey;
import java.text.Collator;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.secf.saml.chooser.ChooserPage.Entry;

/**
 * Those to choose among, as a page needs them: in the order of their names, and with what a search is compared with. Made once for as long as they stay the same; the
 * order of each language is made when it is asked for first, of few languages only.
 */
public final class Directory {

    /** Beside those of the page: each order takes room, and who asks in which language is anybody's to say. */
    private static final int MOST_LANGUAGES = 12;

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private final List<Listed> all;
    private final Set<String> languages;
    private final Map<String, Ordered> orders = new ConcurrentHashMap<>();

    /**
     * One of them.
     *
     * @param folded what a search is compared with
     */
    record Listed(Entry entry, String folded) {}

    /**
     * All of them by their names in one language.
     *
     * @param several names that more than one has
     */
    record Ordered(List<Listed> all, Set<String> several) {}

    private record Sorted(Listed listed, String name, CollationKey key) {}

    /** Of these. */
    public Directory(List<Entry> entries) {
        this.all = entries.stream()
                .map(entry ->
                        new Listed(entry, folded(String.join(" ", entry.names().values()) + " " + entry.entityId())))
                .toList();
        this.languages = Stream.concat(Texts.all().values().stream().map(Texts::tag), frequent(entries))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> frequent(List<Entry> entries) {
        Map<String, Long> found = entries.stream()
                .flatMap(entry -> entry.names().keySet().stream())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return found.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_LANGUAGES)
                .map(Map.Entry::getKey);
    }

    int size() {
        return all.size();
    }

    /** In the order of the language that a user wants most, of those in which there are names; else of the page's. */
    Ordered ordered(Languages wanted, Texts page) {
        return orders.computeIfAbsent(wanted.best(languages).orElse(page.tag()), this::ordered);
    }

    private Ordered ordered(String language) {
        Collator collator = Collator.getInstance(Locale.forLanguageTag(language));
        Languages one = Languages.of(List.of(language));
        List<Sorted> sorted = all.stream()
                .map(listed -> {
                    String name = Shown.name(listed.entry(), one, language).getValue();
                    return new Sorted(listed, name, collator.getCollationKey(name));
                })
                .sorted(Comparator.comparing(Sorted::key)
                        .thenComparing(each -> each.listed().entry().entityId()))
                .toList();
        Map<String, Integer> times = new HashMap<>();
        sorted.forEach(each -> times.merge(each.name(), 1, Integer::sum));
        times.values().removeIf(count -> count == 1);
        return new Ordered(sorted.stream().map(Sorted::listed).toList(), Set.copyOf(times.keySet()));
    }

    /** Without case and accents, so that nobody has to type them. */
    static String folded(String text) {
        String parts = Normalizer.normalize(text, Normalizer.Form.NFKD);
        return MARKS.matcher(parts).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
