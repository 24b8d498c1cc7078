package org.secf.digest;

/**
 * Whether the {@code uri} of an answer names the request that it came with (RFC 7616 §3.4.6).
 *
 * <p>It must be the request's path and query, character by character: two spellings of one resource may be two resources for somebody else. Before
 * these, scheme and authority may stand: the definition asks for them ("effective request URI", see erratum 7005), although the examples and nearly all
 * clients leave them out. The authority is not compared. An answer without it is good for every host of the realm anyway, the nonce is ours, and a
 * request's own word on its host proves nothing.
 */
final class DigestUri {

    private static final String HTTP = "http://";
    private static final String HTTPS = "https://";

    private DigestUri() {}

    static boolean names(String uri, String target) {
        return uri.equals(target)
                || (target.startsWith("/") && pathAndQuery(uri).equals(target));
    }

    /** What follows the authority; empty where there is none, or one with a user in it. */
    private static String pathAndQuery(String uri) {
        int authority = uri.regionMatches(true, 0, HTTP, 0, HTTP.length())
                ? HTTP.length()
                : uri.regionMatches(true, 0, HTTPS, 0, HTTPS.length()) ? HTTPS.length() : uri.length();
        int path = uri.indexOf('/', authority);
        boolean isHost = path > authority
                && uri.substring(authority, path)
                        .chars()
                        .noneMatch(c -> c <= ' ' || c > '~' || "@?#\\".indexOf(c) >= 0);
        return isHost ? uri.substring(path) : "";
    }
}
