package org.secf.jaspic;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a mechanism keeps of a login, as one word of text. */
final class LoginDetails {

    private static final String NONE = "-";

    private LoginDetails() {}

    /** Without spaces. */
    static String write(Map<String, String> details) {
        return details.isEmpty()
                ? NONE
                : new TreeMap<>(details)
                        .entrySet().stream()
                                .map(detail -> encode(detail.getKey()) + "=" + encode(detail.getValue()))
                                .collect(Collectors.joining("&"));
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException for anything else
     */
    static Map<String, String> read(String text) {
        Map<String, String> details = new LinkedHashMap<>();
        if (!text.equals(NONE)) {
            for (String detail : text.split("&", -1)) {
                int equals = detail.indexOf('=');
                if (equals < 0) {
                    throw new IllegalArgumentException("no details of a login");
                }
                details.put(decode(detail.substring(0, equals)), decode(detail.substring(equals + 1)));
            }
        }
        return details;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
