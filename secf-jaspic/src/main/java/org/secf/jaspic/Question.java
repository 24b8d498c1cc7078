package org.secf.jaspic;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.Map;
import org.secf.http.Reply;
import org.secf.http.Request;
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
    private final Sessions sessions;
    private final Map<String, ServletExchange> exchanges = new HashMap<>(4);
    private String asked = "none";

    /**
     * A question.
     *
     * @param seen what mechanisms decide on
     */
    Question(HttpServletRequest request, Request seen, boolean isProtected, Sessions sessions) {
        this.request = request;
        this.seen = seen;
        this.isProtected = isProtected;
        this.sessions = sessions;
    }

    /** Lets the mechanisms decide. */
    Outcome decide(Routes routes) {
        return routes.decide(seen, this);
    }

    /** What they decide on. */
    Request seen() {
        return seen;
    }

    /** The route that was asked last: the one that decided. */
    String asked() {
        return asked;
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

    private ServletExchange exchange(Route route) {
        return exchanges.computeIfAbsent(
                route.id(), id -> new ServletExchange(request, seen, isProtected, () -> sessions.find(request, route)));
    }
}
