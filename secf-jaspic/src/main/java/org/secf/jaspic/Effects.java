package org.secf.jaspic;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.regex.Pattern;
import org.secf.identity.Caller;
import org.secf.mechanism.AuditEvent;
import org.secf.mechanism.Outcome;
import org.secf.state.RandomText;
import org.secf.verdict.Rejection;

/** What an outcome means on every container alike: sessions, answers, audit. Gives the outcome back for the adapter's own terms. */
record Effects(Authentication authentication, HttpServletRequest request, HttpServletResponse response)
        implements Outcome.Reactions<Outcome> {

    private static final System.Logger LOG = System.getLogger("org.secf");

    /** Path parameters may hold the session's id, and what is not plain may forge lines. */
    private static final Pattern UNTOLD = Pattern.compile(";[^/]*|[^!-~]");

    @Override
    public Outcome established(Outcome.Established outcome) {
        request.setAttribute(Caller.class.getName(), outcome.caller());
        return outcome;
    }

    @Override
    public Outcome loggedIn(Outcome.LoggedIn outcome) {
        authentication.sessions().begin(request, outcome.caller(), outcome.sessionEnds());
        audit(RandomText.correlation(authentication.random()), Optional.of(outcome.caller()), Optional.empty());
        ReplyWriter.send(outcome.reply(), response);
        return outcome;
    }

    @Override
    public Outcome replied(Outcome.Replied outcome) {
        ReplyWriter.send(outcome.reply(), response);
        return outcome;
    }

    @Override
    public Outcome abstained() {
        return Outcome.abstained();
    }

    @Override
    public Outcome refused(Outcome.Refused outcome) {
        String correlation = RandomText.correlation(authentication.random());
        Rejection rejection = outcome.rejection();
        LOG.log(
                Level.WARNING,
                () -> "Refused [%s] %s (%s): %s"
                        .formatted(
                                correlation,
                                rejection.reason().name(),
                                rejection.reason().clause(),
                                rejection.detail()));
        audit(correlation, Optional.empty(), Optional.of(rejection));
        ReplyWriter.send(authentication.refusals().to(new ServletRequestView(request), outcome, correlation), response);
        return outcome;
    }

    private void audit(String correlation, Optional<Caller> caller, Optional<Rejection> rejection) {
        authentication
                .audit()
                .add(new AuditEvent(
                        authentication.clock().instant(),
                        correlation,
                        authentication.mechanism().name(),
                        UNTOLD.matcher(request.getRequestURI()).replaceAll(""),
                        caller.map(Caller::getName),
                        rejection));
    }
}
