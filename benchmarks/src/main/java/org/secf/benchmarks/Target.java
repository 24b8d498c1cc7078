package org.secf.benchmarks;

import java.util.Locale;

/**
 * Something we set out to reach.
 *
 * @param bound at least or at most this
 */
record Target(String name, double reached, boolean isLeast, double bound, String unit) {

    static Target atLeast(String name, double reached, double bound) {
        return new Target(name, reached, true, bound, "×");
    }

    static Target atMost(String name, double reached, double bound, String unit) {
        return new Target(name, reached, false, bound, unit);
    }

    boolean isMet() {
        return isLeast ? reached >= bound : reached <= bound;
    }

    /** One row of a table. */
    String row() {
        return String.format(
                Locale.ROOT,
                "| %s | %s %.1f %s | %.2f %s | %s |%n",
                name,
                isLeast ? "≥" : "≤",
                bound,
                unit,
                reached,
                unit,
                isMet() ? "met" : "**missed**");
    }
}
