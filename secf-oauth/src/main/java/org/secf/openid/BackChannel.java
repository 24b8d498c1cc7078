package org.secf.openid;

import java.util.Optional;
import org.secf.http.Parameters;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.mechanism.Outcome;
import org.secf.openid.provider.LogoutToken;
import org.secf.openid.provider.LogoutTokenReason;
import org.secf.openid.provider.LogoutTokenVerifier;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** The provider says that a login is over, from server to server (Back-Channel Logout §2.5): it is noted, and sessions end at their next request. */
record BackChannel(LogoutTokenVerifier verifier, Logins logins) {

    private static final int MOST_BYTES = 128 * 1024;
    private static final String TOKEN = "logout_token";
    private static final Reply ENDED = Reply.status(200);
    private static final Reply FAILED = Reply.text(400, "application/json", "{\"error\":\"invalid_request\"}");

    Outcome answer(Request request) {
        if (!request.method().equals("POST")) {
            return Outcome.replied(Reply.status(405).with("Allow", "POST"));
        }
        return token(request)
                .then(token -> verifier.verify(token, this::noted))
                .fold(ended -> Outcome.replied(ENDED), BackChannel::failed);
    }

    /** What is noted has ended, though the token could not be remembered: shown again it ends the same logins and no others. */
    private static Outcome failed(Rejection rejection) {
        return rejection.reason() == LogoutTokenReason.LOGOUT_TOKEN_MEMORY
                ? Outcome.replied(ENDED)
                : Outcome.refused(rejection, FAILED);
    }

    private static Verdict<String> token(Request request) {
        return Parameters.parse(request.rawQuery().orElse(""))
                .then(query -> query.has(TOKEN)
                        ? Verdict.rejected(
                                OpenIdLogoutReason.TOKEN_IN_ADDRESS, TOKEN + " in the form only", "one in the address")
                        : request.form(MOST_BYTES))
                .then(form -> form.single(TOKEN))
                .map(Parameters.Parameter::value);
    }

    private Optional<Rejection> noted(LogoutToken token) {
        return logins.end(token.subject(), token.session(), token.issued());
    }
}
