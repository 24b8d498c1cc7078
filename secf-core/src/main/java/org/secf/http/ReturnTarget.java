package org.secf.http;

/** Where a browser goes after its login: a path of this origin, or the application's front page (CWE-601). */
public final class ReturnTarget {

    private static final int LONGEST = 4096;

    private ReturnTarget() {}

    /**
     * The path and query first asked for, if it is safe to return to.
     *
     * @param frontPage the path to go to otherwise
     */
    public static String of(String target, String frontPage) {
        boolean isPath = target.startsWith("/") && !target.startsWith("//") && target.length() <= LONGEST;
        boolean isPlain = target.chars().allMatch(c -> c > ' ' && c <= '~' && c != '\\');
        return isPath && isPlain ? target : frontPage;
    }
}
