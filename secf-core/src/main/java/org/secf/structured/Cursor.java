package org.secf.structured;

/** Where reading is. Each character is passed once. */
final class Cursor {

    /** What {@link #peek} sees behind the last character. */
    static final int END = -1;

    private final String text;
    private int at;

    Cursor(String text) {
        this.text = text;
    }

    int peek() {
        return at < text.length() ? text.charAt(at) : END;
    }

    int next() {
        int c = peek();
        at++;
        return c;
    }

    boolean isAtEnd() {
        return at >= text.length();
    }

    /** Passes the character if it is the next one. */
    boolean skip(char c) {
        boolean isNext = peek() == c;
        if (isNext) {
            at++;
        }
        return isNext;
    }

    void skipSpaces() {
        while (peek() == ' ') {
            at++;
        }
    }

    /** Spaces and tabs. */
    void skipBlanks() {
        while (peek() == ' ' || peek() == '\t') {
            at++;
        }
    }

    /** The characters from here on that are in the alphabet. */
    String run(Alphabet alphabet) {
        int start = at;
        int end = start;
        int hash = 0;
        while (end < text.length() && alphabet.has(text.charAt(end))) {
            hash = 31 * hash + text.charAt(end);
            end++;
        }
        at = end;
        return Words.part(text, start, end, hash);
    }

    /** What stands before that character; where there is none, all that is left. */
    String until(char end) {
        int start = at;
        int found = text.indexOf(end, at);
        at = found < 0 ? text.length() : found;
        return text.substring(start, at);
    }

    void require(boolean holds, String expected) throws Refused {
        if (!holds) {
            throw malformed(expected);
        }
    }

    Refused malformed(String expected) {
        return new Refused(StructuredReason.MALFORMED_FIELD, expected, "something else at character " + at);
    }
}
