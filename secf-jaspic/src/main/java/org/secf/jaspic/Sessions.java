package org.secf.jaspic;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.secf.identity.Caller;
import org.secf.identity.CallerJson;
import org.secf.mechanism.Outcome;
import org.secf.mechanism.Route;
import org.secf.mechanism.Routes;

/** Keeps the caller between requests: in the HTTP session, as text, since sessions are written to disk and sent to other nodes. */
final class Sessions {

    /**
     * Before the mechanism. Holds the session's end, the route of the login that this one was raised from, what the mechanism keeps of it, and the caller in
     * JSON, with spaces between; one value, so that no reader sees the half of a login.
     */
    static final String ATTRIBUTE = "org.secf.session.";

    /** Whose data the session holds; outlives the login, so that after its end the next caller does not inherit them. */
    private static final String OWNER = "org.secf.session.owner";

    private static final String BASIS = "on";

    private final Clock clock;

    Sessions(Clock clock) {
        this.clock = clock;
    }

    /**
     * A login of a mechanism.
     *
     * @param mechanism the id of its route
     * @param basis for one that was raised, the route of the login that it was raised from; empty where that was its own
     */
    record Login(String mechanism, Optional<String> basis, Outcome.LoggedIn outcome) {}

    /**
     * Begins a session under an id that nobody could know before; what another caller left is thrown away.
     *
     * @return false where there is no login any more that this one was raised from; then it is none
     */
    boolean begin(HttpServletRequest request, Routes routes, Login login) {
        Outcome.LoggedIn outcome = login.outcome();
        Kept alone = new Kept(outcome.sessionEnds(), Optional.empty(), outcome.details(), outcome.caller());
        Optional<Kept> kept = outcome.isRaised() ? raised(request, login, alone) : Optional.of(alone);
        if (kept.isEmpty()) {
            return false;
        }
        String owner = owner(outcome.caller());
        HttpSession old = request.getSession(false);
        if (old != null && old.getAttribute(OWNER) instanceof String earlier && !earlier.equals(owner)) {
            old.invalidate();
        }
        HttpSession session = request.getSession(true);
        // Also for a new session: a server may take over the id that the client proposes.
        request.changeSessionId();
        session.setAttribute(OWNER, owner);
        session.setAttribute(attribute(request, login.mechanism()), write(kept.get()));
        removeRaised(request, routes, login.mechanism());
        return true;
    }

    /** No longer than the login that it was raised from, and on the same where that one was raised itself. */
    private Optional<Kept> raised(HttpServletRequest request, Login login, Kept alone) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            return Optional.empty();
        }
        try {
            return read(session, attribute(request, login.basis().orElse(login.mechanism())))
                    .filter(this::lasts)
                    .map(from -> new Kept(
                            from.ends.isBefore(alone.ends) ? from.ends : alone.ends,
                            login.basis().or(from::basis),
                            alone.details,
                            alone.caller));
        } catch (IllegalStateException e) {
            return Optional.empty(); // invalidated by another request meanwhile
        }
    }

    /**
     * The login that the session keeps for a mechanism, unless it has ended, the mechanism says that it is over, or the one is over that it was raised from. An
     * id in the address is not believed: a link may bring somebody else's.
     */
    Optional<Kept> find(HttpServletRequest request, Routes routes, Route route) {
        HttpSession session = request.getSession(false);
        if (session == null || request.isRequestedSessionIdFromURL()) {
            return Optional.empty();
        }
        try {
            String attribute = attribute(request, route.id());
            Optional<Kept> kept = read(session, attribute).filter(this::lasts);
            if (kept.isEmpty()) {
                session.removeAttribute(attribute);
            } else if (!isFounded(request, routes, kept.get())
                    || route.mechanism().isOver(kept.get().details())) {
                // The one that it was raised from has taken it along, where that one has just ended.
                if (session.getAttribute(attribute) != null) {
                    route.mechanism().left(kept.get().details());
                    leave(request, routes, route.id());
                }
                return Optional.empty();
            }
            return kept;
        } catch (IllegalStateException e) {
            return Optional.empty(); // invalidated by another request meanwhile
        }
    }

    private boolean lasts(Kept kept) {
        return clock.instant().isBefore(kept.ends);
    }

    /** Whether it stands alone, or the same caller's login is still there that it was raised from. */
    private boolean isFounded(HttpServletRequest request, Routes routes, Kept kept) {
        return kept.basis.isEmpty()
                || routes.find(kept.basis.get())
                        .flatMap(route -> find(request, routes, route))
                        .filter(from -> owner(from.caller).equals(owner(kept.caller)))
                        .isPresent();
    }

    /**
     * The caller has logged out, not by the application, which so could throw away nothing: whoever comes next to this browser is to find nothing. A session
     * that keeps logins of other mechanisms goes on with them, but for those that were raised from this one.
     */
    void leave(HttpServletRequest request, Routes routes, String mechanism) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            return;
        }
        try {
            session.removeAttribute(attribute(request, mechanism));
            removeRaised(request, routes, mechanism);
            boolean isOthers =
                    Collections.list(session.getAttributeNames()).stream().anyMatch(Sessions::isLogin);
            if (!isOthers) {
                session.invalidate();
            }
        } catch (IllegalStateException e) {
            return; // invalidated by another request meanwhile
        }
    }

    /** What was raised from a login that is over, or is another now, is over too. */
    private static void removeRaised(HttpServletRequest request, Routes routes, String basis) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            return;
        }
        for (Route route : routes.all()) {
            String attribute = attribute(request, route.id());
            Optional<Kept> raised = read(session, attribute)
                    .filter(kept -> kept.basis.filter(basis::equals).isPresent());
            if (raised.isPresent()) {
                session.removeAttribute(attribute);
                route.mechanism().left(raised.get().details());
                removeRaised(request, routes, route.id());
            }
        }
    }

    private static boolean isLogin(String attribute) {
        return attribute.startsWith(ATTRIBUTE) && !attribute.equals(OWNER);
    }

    /** The application logs the caller out, of every mechanism. */
    void end(HttpServletRequest request, Routes routes) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            return;
        }
        for (Route route : routes.all()) {
            String attribute = attribute(request, route.id());
            read(session, attribute).ifPresent(kept -> route.mechanism().left(kept.details()));
            session.removeAttribute(attribute);
        }
    }

    /** With the application's name: servers can let the WARs of an EAR share a session, and each has users of its own. */
    private static String attribute(HttpServletRequest request, String mechanism) {
        return ATTRIBUTE + mechanism + "@" + request.getServletContext().getContextPath();
    }

    private static String owner(Caller caller) {
        return caller.evidence().issuer() + " " + caller.getName();
    }

    /** For whoever does not know the mechanisms. */
    static void endAll(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            return;
        }
        for (String name : Collections.list(session.getAttributeNames())) {
            if (isLogin(name)) {
                session.removeAttribute(name);
            }
        }
    }

    private static String write(Kept kept) {
        return kept.ends
                + " "
                + LoginDetails.write(kept.basis.map(id -> Map.of(BASIS, id)).orElse(Map.of()))
                + " "
                + LoginDetails.write(kept.details)
                + " "
                + CallerJson.write(kept.caller);
    }

    private static Optional<Kept> read(HttpSession session, String attribute) {
        @Nullable Object value = session.getAttribute(attribute);
        return value instanceof String text ? read(text) : Optional.empty();
    }

    /** What cannot be read, such as text of another release, is no caller. */
    private static Optional<Kept> read(String text) {
        try {
            int first = text.indexOf(' ');
            int second = text.indexOf(' ', first + 1);
            int third = text.indexOf(' ', second + 1);
            return Optional.of(new Kept(
                    Instant.parse(text.substring(0, first)),
                    Optional.ofNullable(
                            LoginDetails.read(text.substring(first + 1, second)).get(BASIS)),
                    LoginDetails.read(text.substring(second + 1, third)),
                    CallerJson.read(text.substring(third + 1))));
        } catch (DateTimeException | ClassCastException | IllegalArgumentException | NullPointerException e) {
            return Optional.empty();
        } catch (IndexOutOfBoundsException | jakarta.json.JsonException e) {
            return Optional.empty();
        }
    }

    /**
     * A login of earlier.
     *
     * @param basis the route of the login that it was raised from; empty where it stands alone
     */
    record Kept(Instant ends, Optional<String> basis, Map<String, String> details, Caller caller) {}
}
