package org.secf.structured;

import java.util.function.IntPredicate;

/** The alphabets of RFC 9651 §3. */
final class Characters {

    private static final String TOKEN_SIGNS = "!#$%&'*+-.^_`|~:/";

    private Characters() {}

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    static boolean isSmall(int c) {
        return c >= 'a' && c <= 'z';
    }

    static boolean startsKey(int c) {
        return isSmall(c) || c == '*';
    }

    static boolean isInKey(int c) {
        return startsKey(c) || isDigit(c) || c == '_' || c == '-' || c == '.';
    }

    static boolean startsToken(int c) {
        return isSmall(c) || (c >= 'A' && c <= 'Z') || c == '*';
    }

    static boolean isInToken(int c) {
        return startsToken(c) || isDigit(c) || TOKEN_SIGNS.indexOf(c) >= 0;
    }

    /** What a string may hold. */
    static boolean isPrintable(int c) {
        return c >= ' ' && c <= '~';
    }

    /** Without a stream: every key and text of every message passes here. */
    static boolean all(String text, IntPredicate kind) {
        for (int i = 0; i < text.length(); i++) {
            if (!kind.test(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    static void requireKey(String key) {
        boolean isKey = !key.isEmpty() && startsKey(key.charAt(0)) && all(key, Characters::isInKey);
        require(isKey, "a key of small letters, digits and _-.*", key);
    }

    static void require(boolean holds, String expected, Object received) {
        if (!holds) {
            throw new IllegalArgumentException("expected " + expected + ", not " + received);
        }
    }
}
