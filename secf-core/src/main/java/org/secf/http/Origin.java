package org.secf.http;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * Who answers at an address (RFC 6454 §4): what is written differently and means the same is equal.
 *
 * @param scheme {@code https} or {@code http}
 * @param host in small letters
 * @param port the one that is meant where none is written
 */
public record Origin(String scheme, String host, int port) {

    private static final String HTTPS = "https";

    /** Of an address; empty where that is of another scheme, or has no host. */
    public static Optional<Origin> of(URI address) {
        if (address.getScheme() == null || address.getHost() == null) {
            return Optional.empty();
        }
        String scheme = address.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals(HTTPS) && !scheme.equals("http")) {
            return Optional.empty();
        }
        int usual = scheme.equals(HTTPS) ? 443 : 80;
        int port = address.getPort() < 0 ? usual : address.getPort();
        return Optional.of(new Origin(scheme, address.getHost().toLowerCase(Locale.ROOT), port));
    }

    /** Of a text; empty where that is no such address. */
    public static Optional<Origin> of(String text) {
        try {
            return of(URI.create(text));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return scheme + "://" + host + ":" + port;
    }
}
