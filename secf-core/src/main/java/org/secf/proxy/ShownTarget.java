package org.secf.proxy;

import java.util.regex.Pattern;

/** What a log may know of the target of a request: queries may hold secrets, path parameters the session's id, and the authority of an address a password. */
final class ShownTarget {

    private static final int LONGEST = 200;
    private static final Pattern SECRET = Pattern.compile(";[^/?#]*|(?<=//)[^/?#]*@");
    private static final Pattern AFTER_PATH = Pattern.compile("(?s)[?#].*");

    private ShownTarget() {}

    /** The path, and of what follows it that there is some. */
    static String of(String target) {
        String path = AFTER_PATH.matcher(target).replaceFirst("?...");
        String shown = SECRET.matcher(path).replaceAll("");
        return shown.length() > LONGEST ? shown.substring(0, LONGEST) + "..." : shown;
    }
}
