package org.secf.saml;

import org.secf.http.PublicUrl;

/** Where a browser goes after its login: a path of this origin, or the application's front page (CWE-601). */
final class ReturnTarget {

    private static final int LONGEST = 4096;

    private ReturnTarget() {}

    /** The path and query first asked for, if it is safe to return to; otherwise the front page. */
    static String of(String target, PublicUrl base) {
        boolean isPath = target.startsWith("/") && !target.startsWith("//") && target.length() <= LONGEST;
        boolean isPlain = target.chars().allMatch(c -> c > ' ' && c <= '~' && c != '\\');
        return isPath && isPlain ? target : frontPage(base);
    }

    /** The application's front page. */
    static String frontPage(PublicUrl base) {
        return base.resolve("/").substring(base.origin().length());
    }
}
