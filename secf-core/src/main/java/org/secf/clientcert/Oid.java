package org.secf.clientcert;

import java.util.regex.Pattern;

/** Object identifiers as configuration writes them: numbers and dots. */
final class Oid {

    private static final Pattern DOTTED = Pattern.compile("[0-2](\\.(0|[1-9]\\d{0,18})){1,30}");

    private Oid() {}

    static boolean isOne(String text) {
        return DOTTED.matcher(text).matches();
    }

    static String parse(String text) {
        if (!isOne(text)) {
            throw new IllegalArgumentException("an object identifier such as 1.3.6.1.4.1.99999.1");
        }
        return text;
    }
}
