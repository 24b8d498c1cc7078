package org.secf.settings;

/**
 * A text that may hold expressions <code>#{…}</code>, evaluated at each request.
 *
 * @param text as written
 */
public record Template(String text) {

    private static final String DEFERRED = "#{";

    /** Whether there is nothing to evaluate. */
    public boolean isPlain() {
        return !isDeferred(text);
    }

    static boolean isDeferred(String text) {
        return text.contains(DEFERRED);
    }

    @Override
    public String toString() {
        return text;
    }
}
