package org.secf.payload;

import java.util.Locale;
import java.util.regex.Pattern;
import org.secf.verdict.Verdict;

/**
 * A content type (RFC 9110 §8.3.1), kept as it was written.
 *
 * @param text with its parameters
 */
record MediaType(String text) {

    /** What a header of ours can say in one octet; types are shorter. */
    static final int LONGEST = 255;

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]{1,127}+";
    private static final String VALUE = "(?:" + TOKEN + "|\"(?:[\\t !#-\\[\\]-~]|\\\\[\\t -~])*+\")";
    private static final Pattern SYNTAX =
            Pattern.compile(TOKEN + "/" + TOKEN + "(?:[ \\t]{0,9};[ \\t]{0,9}(?:" + TOKEN + "=" + VALUE + ")?)*+");

    static Verdict<MediaType> parse(String text) {
        return text.length() <= LONGEST && SYNTAX.matcher(text).matches()
                ? Verdict.accepted(new MediaType(text))
                : Verdict.rejected(
                        PayloadReason.CONTENT_TYPE_MALFORMED,
                        "type/subtype with parameters, at most " + LONGEST + " characters",
                        text);
    }

    /** Whether it is that type and subtype; with parameters too, so that nothing passes for something else by one. */
    boolean is(String typeAndSubtype) {
        int end = text.indexOf(';');
        String essence = (end < 0 ? text : text.substring(0, end)).strip();
        return essence.toLowerCase(Locale.ROOT).equals(typeAndSubtype);
    }
}
