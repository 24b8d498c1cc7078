package org.secf.password;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.secf.http.Request;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;

/**
 * Whether a page of this site sent a form. Another site could otherwise log a browser in as somebody of its own choice (CWE-352). Browsers say it
 * themselves, in {@code Sec-Fetch-Site} or in {@code Origin}; what says neither is no browser.
 */
final class SameSite {

    private SameSite() {}

    static Optional<Rejection> refuse(Request request) {
        List<String> site = request.headers("Sec-Fetch-Site");
        if (!site.isEmpty()) {
            boolean isOwn = site.equals(List.of("same-origin")) || site.equals(List.of("none"));
            return isOwn ? Check.HOLDS : refused("Sec-Fetch-Site " + site);
        }
        List<String> origin = request.headers("Origin");
        return origin.isEmpty() || isHost(origin, request.headers("Host")) ? Check.HOLDS : refused("Origin " + origin);
    }

    /** The scheme is left aside: behind a proxy that ends TLS we do not know it. */
    private static boolean isHost(List<String> origin, List<String> host) {
        try {
            return origin.size() == 1
                    && host.size() == 1
                    && host.get(0).equalsIgnoreCase(URI.create(origin.get(0)).getRawAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Optional<Rejection> refused(String received) {
        return Check.refused(LoginReason.OTHER_SITE, "a form of this site", received);
    }
}
