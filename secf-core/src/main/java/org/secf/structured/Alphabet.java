package org.secf.structured;

import java.util.function.IntPredicate;

/** The alphabets of RFC 9651 §3. Bits, since each character of each message is looked up. */
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

    /** A bit for each character below 64. */
    private final long low;

    /** A bit for each character from 64 on. */
    private final long high;

    Alphabet(IntPredicate isMember) {
        this.low = bits(isMember, 0);
        this.high = bits(isMember, Long.SIZE);
    }

    private static long bits(IntPredicate isMember, int first) {
        long bits = 0;
        for (int i = 0; i < Long.SIZE; i++) {
            bits |= isMember.test(first + i) ? 1L << i : 0;
        }
        return bits;
    }

    boolean has(int c) {
        long bits = c < Long.SIZE ? low : high;
        return c >= 0 && c < 2 * Long.SIZE && (bits >>> (c % Long.SIZE) & 1) == 1;
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
