package org.secf.openid;

import java.net.URI;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.http.ReturnTarget;
import org.secf.mechanism.Outcome;
import org.secf.mechanism.StepUp;
import org.secf.openid.provider.AuthorizationRequests;
import org.secf.verdict.Verdict;

/** Sends a browser to the provider (OpenID Connect Core §3.1.2.1). */
final class LoginStart {

    private final OpenIdSite site;
    private final LoginWish wish;
    private final AuthorizationRequests requests;
    private final LoginsInFlight inFlight;

    LoginStart(OpenIdSite site, LoginWish wish, AuthorizationRequests requests, LoginsInFlight inFlight) {
        this.site = site;
        this.wish = wish;
        this.requests = requests;
        this.inFlight = inFlight;
    }

    /** Begins a login. */
    Outcome begin(Request request) {
        String wanted = site.returnsToTarget() ? request.target() : site.base().frontPage();
        return sent(request, wish.aim(target(wanted))).fold(Outcome::replied, Unavailable::refused);
    }

    /** Begins one for a resource that needs more of a caller than is known. */
    Verdict<Reply> stepUp(Request request, StepUp needed) {
        return wish.stepUp(target(request.target()), needed).then(aim -> sent(request, aim));
    }

    private String target(String wanted) {
        return ReturnTarget.of(wanted, site.base().frontPage());
    }

    private Verdict<Reply> sent(Request request, Aim aim) {
        LoginsInFlight.Begun begun = inFlight.begin(aim);
        return requests.address(wish.parameters(begun.login(), site.redirectUri()))
                .map(URI::toString)
                .map(address -> inFlight.bind(Reply.redirect(address), request, begun));
    }
}
