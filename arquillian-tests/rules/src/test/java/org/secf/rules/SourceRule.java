package org.secf.rules;

import java.util.List;
import java.util.function.Function;

/**
 * One rule about source text.
 *
 * @param title what must hold
 * @param bad a file that breaks it
 * @param violations finds what breaks it, one text each
 */
record SourceRule(String title, SourceFile bad, Function<SourceFile, List<String>> violations) {

    static SourceRule of(String title, String bad, Function<SourceFile, List<String>> violations) {
        return new SourceRule(title, SourceFile.parse("Bad.java", bad), violations);
    }

    @Override
    public String toString() {
        return title;
    }
}
