package org.secf.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The known name that somebody who mistyped probably meant. */
public final class NearestName {

    private NearestName() {}

    /** The nearest of {@code names} by edit distance, if it is near enough to be meant. */
    public static Optional<String> among(Collection<String> names, String written) {
        return names.stream()
                .min(Comparator.comparingInt((String name) -> distance(name, written))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(name -> distance(name, written) <= Math.max(2, name.length() / 3));
    }

    /** Levenshtein's distance, two rows at a time. */
    private static int distance(String a, String b) {
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[b.length()];
    }
}
