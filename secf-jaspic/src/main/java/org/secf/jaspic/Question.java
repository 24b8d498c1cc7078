package org.secf.jaspic;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.identity.Caller;
import org.secf.mechanism.Outcome;
import org.secf.mechanism.Route;
import org.secf.mechanism.Routes;
import org.secf.verdict.Rejection;

/** One request put to the mechanisms of its application. */
final class Question implements Routes.Asking {

    private static final System.Logger LOG = System.getLogger("org.secf");

    private final HttpServletRequest request;
    private final Request seen;
    private final boolean isProtected;
    private final Authentication by;
    private final Map<String, ServletExchange> exchanges = new HashMap<>(4);
    private Optional<String> basis = Optional.empty();
    private String asked = "none";

    /**
     * A question.
     *
     * @param seen what mechanisms decide on
     * @param by whose mechanisms and sessions
     */
    Question(HttpServletRequest request, Request seen, boolean isProtected, Authentication by) {
        this.request = request;
        this.seen = seen;
        this.isProtected = isProtected;
        this.by = by;
    }

    /** Lets the mechanisms decide. */
    Outcome decide() {
        return by.routes().decide(seen, this);
    }

    /** What they decide on. */
    Request seen() {
        return seen;
    }

    /** What an outcome of the route means that was asked last: the one that decided. */
    Effects effects() {
        return new Effects(by, asked, basis, request);
    }

    @Override
    public boolean hasSession(Route route) {
        return exchange(route).established().isPresent();
    }

    @Override
    public Outcome ask(Route route) {
        asked = route.id();
        try {
            return route.mechanism().authenticate(exchange(route));
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            return failed("The mechanism " + route.id() + " failed", e);
        }
    }

    /** Where nothing is known, nothing is allowed. */
    static Outcome.Refused failed(String what, Throwable e) {
        LOG.log(Level.ERROR, what + "; the request is refused", e);
        return new Outcome.Refused(
                new Rejection(JaspicReason.INTERNAL_ERROR, "an outcome", e.toString()), Reply.status(500));
    }

    private ServletExchange.Callers callers(Route route) {
        return new ServletExchange.Callers(() -> kept(route), () -> beside(route));
    }

    private Optional<Sessions.Kept> kept(Route route) {
        return by.sessions()
                .find(request, by.routes(), route)
                .filter(kept -> kept.basis()
                        .map(other -> by.routes().isBeside(route, other, seen))
                        .orElse(true));
    }

    /** Whoever is asked for that decides nothing: what becomes of the request is its mechanism's who wants to know. */
    private Optional<Caller> beside(Route route) {
        String decides = asked;
        Optional<Caller> caller = by.routes().callerBeside(route, seen, this);
        basis = caller.map(known -> asked);
        asked = decides;
        return caller;
    }

    private ServletExchange exchange(Route route) {
        return exchanges.computeIfAbsent(
                route.id(), id -> new ServletExchange(request, seen, isProtected, callers(route)));
    }
}
