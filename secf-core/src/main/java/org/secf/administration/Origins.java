package org.secf.administration;

import java.net.URI;
import java.util.List;

/** Where the page is from that a browser sends a request for. Programs say nothing of the kind. */
final class Origins {

    private Origins() {}

    /**
     * Whether no page of another site can have sent it. Compared with the address of the request itself, which is enough here: a browser sends the credentials
     * of a site to no other address.
     */
    static boolean areOwn(AdministrationRequest request) {
        List<String> origins = request.headers().apply("Origin");
        List<String> sites = request.headers().apply("Sec-Fetch-Site");
        return origins.stream().allMatch(origin -> isSame(origin, request.ownOrigin()))
                && sites.stream().allMatch(site -> site.equals("same-origin") || site.equals("none"));
    }

    private static boolean isSame(String one, String other) {
        String first = text(one);
        return !first.isEmpty() && first.equals(text(other));
    }

    /** With the port that is meant where none is written; empty for anything that is no origin. */
    private static String text(String origin) {
        try {
            URI uri = URI.create(origin);
            if (uri.getScheme() == null || uri.getHost() == null) {
                return "";
            }
            String scheme = uri.getScheme().toLowerCase(java.util.Locale.ROOT);
            int usual = scheme.equals("https") ? 443 : 80;
            int port = uri.getPort() < 0 ? usual : uri.getPort();
            return scheme + "://" + uri.getHost().toLowerCase(java.util.Locale.ROOT) + ":" + port;
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
