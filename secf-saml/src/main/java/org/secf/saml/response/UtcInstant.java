package org.secf.saml.response;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Instants as everybody writes them, without the general parser, which costs as much as a tenth of verifying a response. Whatever is not of that form the general
 * parser judges, so that nothing is taken or refused that it would not take or refuse.
 */
final class UtcInstant {

    private static final String FORM = "dddd-dd-ddTdd:dd:dd";
    private static final int MOST_DECIMALS = 9;
    private static final int TEN = 10;

    private UtcInstant() {}

    /**
     * The instant.
     *
     * @throws DateTimeException where it is none
     */
    static Instant parse(String text) {
        int hour = isUsual(text) ? number(text, 11, 13) : 24;
        int second = hour < 24 ? number(text, 17, 19) : 60;
        if (second >= 60) {
            // Another form, the end of a day, or a leap second.
            return Instant.parse(text);
        }
        return LocalDateTime.of(
                        number(text, 0, 4),
                        number(text, 5, 7),
                        number(text, 8, 10),
                        hour,
                        number(text, 14, 16),
                        second,
                        nanos(text))
                .toInstant(ZoneOffset.UTC);
    }

    /** The form, then perhaps a point with decimals, then Z. */
    private static boolean isUsual(String text) {
        int end = text.length() - 1;
        int decimals = end - FORM.length() - 1;
        if (end < FORM.length() || text.charAt(end) != 'Z' || decimals == 0 || decimals > MOST_DECIMALS) {
            return false;
        }
        for (int i = 0; i < FORM.length(); i++) {
            char expected = FORM.charAt(i);
            if (expected == 'd' ? !isDigit(text.charAt(i)) : text.charAt(i) != expected) {
                return false;
            }
        }
        return decimals < 0
                || (text.charAt(FORM.length()) == '.'
                        && text.chars().skip(FORM.length() + 1L).limit(decimals).allMatch(UtcInstant::isDigit));
    }

    private static int nanos(String text) {
        int nanos = 0;
        for (int i = 0; i < MOST_DECIMALS; i++) {
            int at = FORM.length() + 1 + i;
            nanos = nanos * TEN + (at < text.length() - 1 ? text.charAt(at) - '0' : 0);
        }
        return nanos;
    }

    private static int number(String text, int start, int end) {
        int number = 0;
        for (int i = start; i < end; i++) {
            number = number * TEN + text.charAt(i) - '0';
        }
        return number;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
