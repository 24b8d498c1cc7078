package org.secf.jaspic;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.secf.http.HttpReason;
import org.secf.http.Parameters;
import org.secf.verdict.Verdict;

/** Reads a form's octets itself: the container's parameters mix in the query, hide duplicates and repair bad escapes. */
final class FormBody {

    private static final String FORM = "application/x-www-form-urlencoded";

    private FormBody() {}

    static Verdict<Parameters> read(HttpServletRequest request, int maxBytes) {
        @Nullable String type = request.getContentType();
        if (type == null || !isForm(type)) {
            return Verdict.rejected(HttpReason.NOT_A_FORM, FORM + " in UTF-8", type == null ? "no content type" : type);
        }
        // The parser wants octets as they are and refuses all that is not ASCII.
        return new ServletRequestView(request)
                .body(maxBytes)
                .then(octets -> Parameters.parse(new String(octets, StandardCharsets.ISO_8859_1)));
    }

    /** With no parameter but {@code charset=UTF-8}. */
    private static boolean isForm(String type) {
        String[] parts = type.toLowerCase(Locale.ROOT).split(";", -1);
        if (!parts[0].strip().equals(FORM)) {
            return false;
        }
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].replace("\"", "").strip();
            if (!parameter.isEmpty() && !parameter.equals("charset=utf-8")) {
                return false;
            }
        }
        return true;
    }
}
