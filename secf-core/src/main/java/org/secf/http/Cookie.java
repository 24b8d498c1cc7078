package org.secf.http;

import java.time.Duration;

/**
 * A cookie to set. Always {@code HttpOnly}.
 *
 * @param name a token of RFC 6265
 * @param value without separators
 * @param path the path it is sent to
 * @param maxAge zero deletes it
 * @param secure whether the application is reached by https
 * @param isForOtherSites whether it comes along with a POST from another site's page; browsers obey that over https only
 */
public record Cookie(String name, String value, String path, Duration maxAge, boolean secure, boolean isForOtherSites) {

    /** A cookie as the client sent it. */
    public record Pair(String name, String value) {

        /** Without the value, which may be a secret. */
        @Override
        public String toString() {
            return name;
        }
    }

    public Cookie {
        requireToken(name);
        requireToken(value);
        if (path.chars().anyMatch(c -> c == ';' || c < ' ' || c > '~')) {
            throw new IllegalArgumentException("a cookie path cannot hold " + path);
        }
    }

    /** The value of a {@code Set-Cookie} field. */
    public String header() {
        return name + "=" + value + "; Path=" + path + "; Max-Age=" + maxAge.toSeconds() + "; HttpOnly; "
                + (secure ? "Secure; " : "") + (isForOtherSites ? "SameSite=None" : "SameSite=Lax");
    }

    /** Without the value, which may be a secret. */
    @Override
    public String toString() {
        return name;
    }

    private static void requireToken(String text) {
        if (text.chars().anyMatch(c -> c <= ' ' || c > '~' || ";,\\\"=".indexOf(c) >= 0)) {
            throw new IllegalArgumentException("not a cookie token: " + text);
        }
    }
}
