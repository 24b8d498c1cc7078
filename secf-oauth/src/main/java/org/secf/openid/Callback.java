package org.secf.openid;

import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.mechanism.Exchange;
import org.secf.mechanism.Outcome;
import org.secf.verdict.Rejection;

/** Takes answers of logins: which login, from whom, with which code, and only then anybody is asked (OpenID Connect Core §3.1.2.7, RFC 9700 §2.1). */
final class Callback {

    private final OpenIdSite site;
    private final ResponseMode mode;
    private final Steps steps;

    /** What an answer goes through. */
    record Steps(LoginsInFlight inFlight, AnswerIssuer issuer, Redemption redemption, Admission admission) {}

    Callback(OpenIdSite site, ResponseMode mode, Steps steps) {
        this.site = site;
        this.mode = mode;
        this.steps = steps;
    }

    Outcome answer(Exchange exchange) {
        return LoginAnswer.read(exchange.request(), mode)
                .fold(
                        answer -> steps.inFlight()
                                .take(exchange.request(), answer.state())
                                .fold(
                                        login -> answered(exchange.request(), answer, login),
                                        rejection -> unknown(exchange, rejection)),
                        Outcome::refused);
    }

    private Outcome answered(Request request, LoginAnswer answer, LoginsInFlight.Login login) {
        return steps.issuer()
                .judge(answer)
                .then(LoginAnswer::redeemable)
                .then(code -> steps.redemption().redeem(code, login))
                .then(redeemed -> steps.admission().admit(redeemed, login.aim()))
                .fold(
                        admitted -> steps.admission()
                                .loggedIn(
                                        admitted,
                                        released(site.redirect(login.aim().target()), request, login)),
                        rejection -> Outcome.refused(
                                rejection, released(Reply.status(Unavailable.status(rejection)), request, login)));
    }

    /** Who goes back to the address of a login that was answered is shown the front page, if logged in; what the address says is not looked at. */
    private Outcome unknown(Exchange exchange, Rejection rejection) {
        return exchange.established().isPresent()
                ? Outcome.refused(rejection, site.redirect(site.base().frontPage()))
                : Outcome.refused(rejection);
    }

    private Reply released(Reply reply, Request request, LoginsInFlight.Login login) {
        return steps.inFlight().release(reply, request, login.state());
    }
}
