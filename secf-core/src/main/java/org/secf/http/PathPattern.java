package org.secf.http;

/**
 * Which paths of an application are meant, in the words of servlet mappings: {@code /api/*} is {@code /api} and all below it, {@code /who} is that one
 * path, {@code /*} is everything.
 *
 * @param text as written
 */
public record PathPattern(String text) {

    private static final String BELOW = "/*";

    public PathPattern {
        String exact = text.endsWith(BELOW) ? text.substring(0, text.length() - BELOW.length()) : text;
        if (!text.startsWith("/") || exact.indexOf('*') >= 0) {
            throw new IllegalArgumentException("a path such as /who or /api/*");
        }
    }

    /** Whether {@code path}, as {@link Request#path()} gives it, is meant. */
    public boolean matches(String path) {
        return isPrefix() ? isBelow(path) : (path.isEmpty() ? "/" : path).equals(text);
    }

    /** Whether some path is meant by both. */
    public boolean overlaps(PathPattern other) {
        if (!other.isPrefix()) {
            return matches(other.text);
        }
        return isPrefix() ? isBelow(other.parent()) || other.isBelow(parent()) : other.matches(text);
    }

    private boolean isPrefix() {
        return text.endsWith(BELOW);
    }

    private String parent() {
        return text.substring(0, text.length() - BELOW.length());
    }

    private boolean isBelow(String path) {
        return path.equals(parent()) || path.startsWith(parent() + "/");
    }

    @Override
    public String toString() {
        return text;
    }
}
