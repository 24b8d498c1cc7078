package org.secf.jaspic;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.secf.http.Body;

/**
 * The parameters of a request whose body the container can no longer read: those of the query first, then those of a form (servlet §3.1). For the
 * application only; what a mechanism decides on is read by {@link FormBody}.
 */
final class FormParameters {

    /** As containers have it, since all of it becomes parameters in memory. */
    private static final int LONGEST_FORM = 2 * 1024 * 1024;

    /** Many short fields take far more memory than their octets. */
    private static final int MOST = 10_000;

    private static final String FORM = "application/x-www-form-urlencoded";

    private FormParameters() {}

    static Map<String, String[]> of(HttpServletRequest request, Body body, Charset charset) {
        Map<String, List<String>> found = new LinkedHashMap<>();
        @Nullable String query = request.getQueryString();
        if (query != null) {
            add(query, StandardCharsets.UTF_8, found);
        }
        @Nullable String type = request.getContentType();
        if (type != null
                && type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(FORM)) {
            add(text(body), charset, found);
        }
        Map<String, String[]> parameters = new LinkedHashMap<>();
        found.forEach((name, values) -> parameters.put(name, values.toArray(String[]::new)));
        return Collections.unmodifiableMap(parameters);
    }

    private static String text(Body body) {
        if (body.length() > LONGEST_FORM) {
            throw new IllegalStateException("a form has at most " + LONGEST_FORM + " octets, not " + body.length());
        }
        try {
            return new String(body.octets(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new IllegalStateException("the form cannot be read", e);
        }
    }

    private static void add(String encoded, Charset charset, Map<String, List<String>> into) {
        if (encoded.chars().filter(c -> c == '&').count() >= MOST) {
            throw new IllegalStateException("a form has at most " + MOST + " fields");
        }
        int start = 0;
        while (start < encoded.length()) {
            int ampersand = encoded.indexOf('&', start);
            int end = ampersand < 0 ? encoded.length() : ampersand;
            String pair = encoded.substring(start, end);
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decode(equals < 0 ? pair : pair.substring(0, equals), charset);
                String value = equals < 0 ? "" : decode(pair.substring(equals + 1), charset);
                into.computeIfAbsent(name, unseen -> new ArrayList<>()).add(value);
            }
            start = end + 1;
        }
    }

    private static String decode(String text, Charset charset) {
        try {
            return URLDecoder.decode(text, charset);
        } catch (IllegalArgumentException e) {
            return text; // as containers do with a broken escape
        }
    }
}
