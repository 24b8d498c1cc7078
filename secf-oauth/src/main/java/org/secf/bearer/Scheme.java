package org.secf.bearer;

/** How a token is sent. */
enum Scheme {
    /** RFC 6750. */
    BEARER("Bearer"),
    /** RFC 9449 §7.1. */
    DPOP("DPoP");

    private final String text;

    Scheme(String text) {
        this.text = text;
    }

    /** As challenges spell it; clients may use letters of any case. */
    String text() {
        return text;
    }

    /** Whether a field value begins with this scheme; what follows it is the reader's matter, that it may be malformed must not make this another scheme. */
    boolean begins(String field) {
        return field.regionMatches(true, 0, text, 0, text.length())
                && (field.length() == text.length() || field.charAt(text.length()) == ' ');
    }
}
