package org.secf.administration;

import java.util.List;
import java.util.Optional;
import org.secf.http.Origin;

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
        Optional<Origin> first = Origin.of(one);
        return first.isPresent() && first.equals(Origin.of(other));
    }
}
