package org.secf.jaspic;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Locale;
import org.secf.http.Reply;
import org.secf.identity.Caller;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.Outcome;
import org.secf.verdict.Rejection;

/**
 * Everything both adapters share: asks the mechanism, and carries out what it decided. An adapter only tells the container.
 *
 * @param sessions callers who logged in earlier
 * @param audit told of each login and refusal
 * @param clock for the audit
 * @param random for correlation ids
 */
record Authentication(Mechanism mechanism, Sessions sessions, AuditTrail audit, Clock clock, SecureRandom random) {

    private static final System.Logger LOG = System.getLogger("org.secf");

    /** Remembers the outcome, since a container may ask again in the same request and a response of a login is good for once only. */
    private static final String OUTCOME = "org.secf.jaspic.Outcome";

    /** An outcome and whose it is: a request that is forwarded to another application keeps its attributes. */
    private record Decided(Authentication by, Outcome outcome) {}

    Outcome authenticate(HttpServletRequest request, HttpServletResponse response, boolean isProtected) {
        if (request.getAttribute(OUTCOME) instanceof Decided earlier && earlier.by.equals(this)) {
            return earlier.outcome;
        }
        Effects effects = new Effects(this, request, response);
        Outcome outcome;
        try {
            outcome = mechanism
                    .authenticate(new ServletExchange(request, isProtected, sessions))
                    .fold(effects);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            LOG.log(Level.ERROR, "The mechanism " + mechanism.name() + " failed; the request is refused", e);
            outcome = internalError(e).fold(effects);
        }
        if (!(outcome instanceof Outcome.Abstained)) {
            request.setAttribute(OUTCOME, new Decided(this, outcome));
        }
        return outcome;
    }

    /** Refuses what is protected and was not even claimed. */
    Outcome requireCaller(HttpServletRequest request, HttpServletResponse response) {
        Outcome refused = Outcome.refused(
                new Rejection(JaspicReason.AUTHENTICATION_REQUIRED, "a credential of " + mechanism.name(), "none"));
        request.setAttribute(OUTCOME, new Decided(this, refused));
        return refused.fold(new Effects(this, request, response));
    }

    /** Forgets the caller of session and request. */
    void logout(HttpServletRequest request) {
        sessions.end(request);
        request.removeAttribute(Caller.class.getName());
        request.removeAttribute(OUTCOME);
    }

    /** What {@code HttpServletRequest.getAuthType()} says. */
    String authType() {
        return "SECF-" + mechanism.name().toUpperCase(Locale.ROOT);
    }

    RefusalReply refusals() {
        return new RefusalReply(mechanism.name());
    }

    private static Outcome internalError(Throwable e) {
        return Outcome.refused(
                new Rejection(JaspicReason.INTERNAL_ERROR, "an outcome", e.toString()), Reply.status(500));
    }
}
