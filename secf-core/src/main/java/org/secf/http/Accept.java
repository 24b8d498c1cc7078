package org.secf.http;

import java.util.Locale;

/** What kind of client asks, by its {@code Accept} field (RFC 9110 §12.5.1). */
public final class Accept {

    private Accept() {}

    /** Whether a browser page can be shown: {@code text/html}, {@code application/xhtml+xml} or anything at all is accepted. */
    public static boolean isPage(Request request) {
        var fields = request.headers("Accept");
        if (fields.isEmpty()) {
            return true;
        }
        String all = String.join(",", fields).toLowerCase(Locale.ROOT);
        return all.contains("text/html") || all.contains("application/xhtml+xml") || all.contains("*/*");
    }
}
