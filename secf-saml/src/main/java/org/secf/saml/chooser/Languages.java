package org.secf.saml.chooser;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a user reads, in order (RFC 9110 §12.5.4, RFC 4647 §3.4).
 *
 * @param wanted most wanted first
 */
record Languages(List<Locale.LanguageRange> wanted) {

    private static final int LONGEST = 500;

    /** Reads the values of {@code Accept-Language}; what is malformed says nothing. */
    static Languages of(List<String> values) {
        String header = String.join(",", values);
        if (header.isBlank() || header.length() > LONGEST) {
            return new Languages(List.of());
        }
        try {
            return new Languages(Locale.LanguageRange.parse(header).stream()
                    .filter(range -> range.getWeight() > 0)
                    .toList());
        } catch (IllegalArgumentException malformed) {
            return new Languages(List.of());
        }
    }

    /** The best of what there is. */
    Optional<String> best(Collection<String> tags) {
        return Optional.ofNullable(Locale.lookupTag(wanted, tags));
    }

    /**
     * A text in the best of its languages; where none is wanted, in that of the page, in English, or in any.
     *
     * @param texts language to text
     * @param page the language around it
     */
    Optional<Map.Entry<String, String>> best(Map<String, String> texts, String page) {
        return best(texts.keySet())
                .or(() -> Optional.of(page).filter(texts::containsKey))
                .or(() -> Optional.of("en").filter(texts::containsKey))
                .or(() -> texts.keySet().stream().sorted().findFirst())
                .map(tag -> Map.entry(tag, texts.getOrDefault(tag, "")));
    }
}
