package org.secf.webauthn.page;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a user reads (RFC 9110 §12.5.4, RFC 4647 §3.4). */
final class Languages {

    private static final int LONGEST = 500;

    private Languages() {}

    /** The best of what there is, by the values of {@code Accept-Language}; what is malformed says nothing. */
    static Optional<String> best(List<String> values, Collection<String> tags) {
        String header = String.join(",", values);
        if (header.isBlank() || header.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            List<Locale.LanguageRange> wanted = Locale.LanguageRange.parse(header).stream()
                    .filter(range -> range.getWeight() > 0)
                    .toList();
            return Optional.ofNullable(Locale.lookupTag(wanted, tags));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
