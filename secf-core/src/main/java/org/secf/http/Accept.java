package org.secf.http;

import java.util.List;
import java.util.Locale;

/** What kind of client asks: a browser that shows pages, or a program that reads data. */
public final class Accept {

    private Accept() {}

    /**
     * Whether a page can be shown. A browser says so itself ({@code Sec-Fetch-Mode: navigate}); of others, whoever accepts HTML or anything at all
     * (RFC 9110 §12.5.1). A script's own request is none: sending it to a login page would only hide the refusal from it.
     */
    public static boolean isPage(Request request) {
        List<String> mode = request.headers("Sec-Fetch-Mode");
        if (!mode.isEmpty()) {
            return mode.equals(List.of("navigate"));
        }
        if (request.headers("X-Requested-With").contains("XMLHttpRequest")) {
            return false;
        }
        List<String> fields = request.headers("Accept");
        String all = String.join(",", fields).toLowerCase(Locale.ROOT);
        return fields.isEmpty()
                || all.contains("text/html")
                || all.contains("application/xhtml+xml")
                || all.contains("*/*");
    }
}
