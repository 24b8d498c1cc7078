package org.secf.structured;

import java.util.List;

/** Words that most signed messages have: keys, and names of what is covered. They are found where they stand, and so not made anew; nothing is added at run time. */
final class Words {

    private static final List<String> USUAL = List.of(
            "@method",
            "@target-uri",
            "@authority",
            "@scheme",
            "@path",
            "@query",
            "@status",
            "authorization",
            "content-digest",
            "content-encoding",
            "content-length",
            "content-type",
            "date",
            "host",
            "alg",
            "created",
            "expires",
            "keyid",
            "nonce",
            "req",
            "sha-256",
            "sig1",
            "tag");

    /** A power of two. Of two words in one place, the first stays. */
    private static final String[] BY_HASH = new String[256];

    static {
        for (String word : USUAL) {
            int place = word.hashCode() & (BY_HASH.length - 1);
            BY_HASH[place] = BY_HASH[place] == null ? word : BY_HASH[place];
        }
    }

    private Words() {}

    /**
     * A part of a text.
     *
     * @param hash of the part, as {@link String#hashCode} says
     */
    static String part(String text, int start, int end, int hash) {
        String word = BY_HASH[hash & (BY_HASH.length - 1)];
        boolean isWord = word != null && word.length() == end - start && text.startsWith(word, start);
        return isWord ? word : text.substring(start, end);
    }
}
