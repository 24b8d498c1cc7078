package org.secf.jaspic;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.regex.Pattern;
import org.secf.http.Reply;
import org.secf.identity.Caller;
import org.secf.mechanism.AuditEvent;
import org.secf.mechanism.Outcome;
import org.secf.message.Facts;
import org.secf.state.RandomText;
import org.secf.verdict.Rejection;

/**
 * What an outcome means on every container alike: sessions, audit, and the answer to send instead of the resource, if there is one.
 *
 * @param mechanism which decided
 * @param basis the route whose caller it was told of, and may raise the login of; empty where it was told of none
 */
record Effects(Authentication authentication, String mechanism, Optional<String> basis, HttpServletRequest request)
        implements Outcome.Reactions<Optional<Reply>> {

    private static final System.Logger LOG = System.getLogger("org.secf");

    /** Path parameters may hold the session's id, and what is not plain may forge lines. */
    private static final Pattern UNTOLD = Pattern.compile(";[^/]*|[^!-~]");

    /** Of whoever was told of no other caller. */
    Effects(Authentication authentication, String mechanism, HttpServletRequest request) {
        this(authentication, mechanism, Optional.empty(), request);
    }

    @Override
    public Optional<Reply> established(Outcome.Established outcome) {
        request.setAttribute(Caller.class.getName(), outcome.caller());
        if (!outcome.facts().equals(Facts.NONE)) {
            MessageState.of(request).add(outcome.facts());
        }
        outcome.token().ifPresent(token -> MessageState.of(request).presented(Optional.of(token)));
        return Optional.empty();
    }

    @Override
    public Optional<Reply> loggedIn(Outcome.LoggedIn outcome) {
        Sessions.Login login = new Sessions.Login(mechanism, basis, outcome);
        if (!authentication.sessions().begin(request, authentication.routes(), login)) {
            return refused(new Outcome.Refused(
                    new Rejection(JaspicReason.AUTHENTICATION_REQUIRED, "the login to prove more of", "none any more"),
                    Reply.status(403)));
        }
        audit(RandomText.correlation(authentication.random()), Optional.of(outcome.caller()), Optional.empty());
        return Optional.of(outcome.reply());
    }

    @Override
    public Optional<Reply> replied(Outcome.Replied outcome) {
        if (outcome.endsSession()) {
            authentication.sessions().leave(request, authentication.routes(), mechanism);
        }
        return Optional.of(outcome.reply());
    }

    @Override
    public Optional<Reply> abstained() {
        return Optional.empty();
    }

    @Override
    public Optional<Reply> refused(Outcome.Refused outcome) {
        String correlation = tell(outcome.rejection());
        return Optional.of(RefusalReply.to(new ServletRequestView(request), outcome, correlation));
    }

    /** Puts a refusal into log and audit; the id by which it is found there. */
    String tell(Rejection rejection) {
        String correlation = RandomText.correlation(authentication.random());
        LOG.log(
                Level.WARNING,
                () -> "Refused [%s] %s (%s): %s"
                        .formatted(
                                correlation,
                                rejection.reason().name(),
                                rejection.reason().clause(),
                                rejection.detail()));
        audit(correlation, Optional.empty(), Optional.of(rejection));
        return correlation;
    }

    private void audit(String correlation, Optional<Caller> caller, Optional<Rejection> rejection) {
        authentication
                .audit()
                .add(new AuditEvent(
                        authentication.clock().instant(),
                        correlation,
                        mechanism,
                        UNTOLD.matcher(request.getRequestURI()).replaceAll(""),
                        caller.map(Caller::getName),
                        rejection));
    }
}
