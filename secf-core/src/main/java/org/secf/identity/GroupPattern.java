package org.secf.identity;

import java.util.Optional;

/**
 * A received group of which one part may be anything.
 *
 * @param before what stands before that part
 * @param after what follows it
 * @param ours our group; a star in it is filled with that part
 */
record GroupPattern(String before, String after, String ours) {

    private static final char ANY = '*';

    static boolean isOne(String received) {
        return received.indexOf(ANY) >= 0;
    }

    static GroupPattern parse(String received, String ours) {
        int star = received.indexOf(ANY);
        if (received.indexOf(ANY, star + 1) >= 0 || ours.indexOf(ANY) != ours.lastIndexOf(ANY)) {
            throw new IllegalArgumentException("more than one *");
        }
        return new GroupPattern(received.substring(0, star), received.substring(star + 1), ours);
    }

    /** Our group, where {@code group} matches; the part that may be anything is never empty. */
    Optional<String> ours(String group) {
        int end = group.length() - after.length();
        return end > before.length() && group.startsWith(before) && group.endsWith(after)
                ? Optional.of(ours.replace(String.valueOf(ANY), group.substring(before.length(), end)))
                : Optional.empty();
    }
}
