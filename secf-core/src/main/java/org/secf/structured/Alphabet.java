package org.secf.structured;

import java.util.function.IntPredicate;

/** The alphabets of RFC 9651 §3. Tables, since each character of each message is looked up. */
enum Alphabet {
    DIGITS(c -> c >= '0' && c <= '9'),
    KEY_START(c -> isSmall(c) || c == '*'),
    KEY(c -> KEY_START.has(c) || DIGITS.has(c) || c == '_' || c == '-' || c == '.'),
    TOKEN_START(c -> isSmall(c) || (c >= 'A' && c <= 'Z') || c == '*'),
    TOKEN(c -> TOKEN_START.has(c) || DIGITS.has(c) || "!#$%&'*+-.^_`|~:/".indexOf(c) >= 0),
    /** What a string may hold. */
    PRINTABLE(c -> c >= ' ' && c <= '~'),
    /** What stands in a string as it is. */
    UNESCAPED(c -> PRINTABLE.has(c) && c != '"' && c != '\\');

    private final boolean[] members = new boolean[128];

    Alphabet(IntPredicate isMember) {
        for (int c = 0; c < members.length; c++) {
            members[c] = isMember.test(c);
        }
    }

    boolean has(int c) {
        return c >= 0 && c < members.length && members[c];
    }

    boolean hasAll(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!has(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSmall(int c) {
        return c >= 'a' && c <= 'z';
    }
}
