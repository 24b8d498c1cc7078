package org.secf.openid;

import java.util.List;
import java.util.Optional;
import org.secf.http.Origin;
import org.secf.http.PublicUrl;
import org.secf.http.Request;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;

/** Whether a page of the application posted a form (CWE-352). Browsers say it in one of two ways; what says neither is no browser, or sends no cookies from other sites. */
record OwnPage(PublicUrl base) {

    Optional<Rejection> refuse(Request request) {
        return isOwn(request)
                ? Check.HOLDS
                : Check.refused(
                        OpenIdLogoutReason.OTHER_SITE,
                        "a page of " + base.origin(),
                        request.headers("Origin") + " " + request.headers("Sec-Fetch-Site"));
    }

    private boolean isOwn(Request request) {
        List<String> sites = request.headers("Sec-Fetch-Site");
        if (!sites.isEmpty()) {
            return sites.equals(List.of("same-origin"));
        }
        Optional<Origin> ours = Origin.of(base.origin());
        return request.headers("Origin").stream()
                .map(Origin::of)
                .allMatch(origin -> origin.isPresent() && origin.equals(ours));
    }
}
