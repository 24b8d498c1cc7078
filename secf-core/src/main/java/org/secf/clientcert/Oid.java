package org.secf.clientcert;

import java.util.regex.Pattern;

/** Object identifiers as configuration writes them: numbers and dots. */
final class Oid {

    private static final Pattern DOTTED = Pattern.compile("[0-2](\\.(0|[1-9]\\d{0,18})){1,30}");

    private static final String ANY_POLICY = "2.5.29.32.0";

    private Oid() {}

    static boolean isOne(String text) {
        return DOTTED.matcher(text).matches();
    }

    /** A certificate policy; the one that stands for all (RFC 5280 §4.2.1.4) would ask for none. */
    static String policy(String text) {
        if (!isOne(text) || text.equals(ANY_POLICY)) {
            throw new IllegalArgumentException("an object identifier such as 1.3.6.1.4.1.99999.1");
        }
        return text;
    }
}
