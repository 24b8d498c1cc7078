package org.secf.openid;

import org.secf.http.Parameters;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.mechanism.Outcome;
import org.secf.openid.provider.LogoutToken;
import org.secf.openid.provider.LogoutTokenVerifier;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** The provider says that a login is over, from server to server (Back-Channel Logout §2.5): it is noted, and sessions end at their next request. */
record BackChannel(LogoutTokenVerifier verifier, Logins logins) {

    private static final int MOST_BYTES = 128 * 1024;
    private static final String TOKEN = "logout_token";
    private static final Reply FAILED = Reply.text(400, "application/json", "{\"error\":\"invalid_request\"}");

    Outcome answer(Request request) {
        if (!request.method().equals("POST")) {
            return Outcome.replied(Reply.status(405).with("Allow", "POST"));
        }
        return token(request)
                .then(verifier::verify)
                .then(this::ended)
                .fold(ended -> Outcome.replied(Reply.status(200)), rejection -> Outcome.refused(rejection, FAILED));
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

    private Verdict<LogoutToken> ended(LogoutToken token) {
        return logins.end(token.subject(), token.session(), token.issued())
                .map((Rejection rejection) -> Verdict.<LogoutToken>rejected(rejection))
                .orElseGet(() -> Verdict.accepted(token));
    }
}
