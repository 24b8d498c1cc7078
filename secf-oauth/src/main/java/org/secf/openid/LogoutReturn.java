package org.secf.openid;

import org.secf.http.Parameters;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.mechanism.Outcome;
import org.secf.verdict.Rejection;

/** A browser comes back from a logout at the provider (RP-Initiated Logout §3): it goes where it was to go, and nothing else comes of it. */
record LogoutReturn(OpenIdSite site, LogoutsInFlight inFlight) {

    Outcome answer(Request request) {
        if (!request.method().equals("GET")) {
            return Outcome.replied(Reply.status(405).with("Allow", "GET"));
        }
        return Parameters.parse(request.rawQuery().orElse(""))
                .then(query -> query.single("state"))
                .map(Parameters.Parameter::value)
                .fold(state -> answer(request, state), this::astray);
    }

    private Outcome answer(Request request, String state) {
        return inFlight.take(request, state)
                .fold(target -> Outcome.replied(inFlight.release(site.redirect(target), request, state)), this::astray);
    }

    /** Whoever comes here is signed out, or was before. */
    private Outcome astray(Rejection rejection) {
        return Outcome.refused(rejection, site.redirect(site.afterwards()));
    }
}
