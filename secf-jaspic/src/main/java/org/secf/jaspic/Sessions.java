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

/** Keeps the caller between requests: in the HTTP session, as text, since sessions are written to disk and sent to other nodes. */
final class Sessions {

    /**
     * Before the mechanism. Holds the session's end, what the mechanism keeps of the login, and the caller in JSON, with spaces between; one value, so that no
     * reader sees the half of a login.
     */
    static final String ATTRIBUTE = "org.secf.session.";

    /** Whose data the session holds; outlives the login, so that after its end the next caller does not inherit them. */
    private static final String OWNER = "org.secf.session.owner";

    private final Clock clock;

    Sessions(Clock clock) {
        this.clock = clock;
    }

    /** Begins a session under an id that nobody could know before; what another caller left is thrown away. */
    void begin(HttpServletRequest request, String mechanism, Outcome.LoggedIn login) {
        Caller caller = login.caller();
        HttpSession old = request.getSession(false);
        String owner = caller.evidence().issuer() + " " + caller.getName();
        if (old != null && old.getAttribute(OWNER) instanceof String earlier && !earlier.equals(owner)) {
            old.invalidate();
        }
        HttpSession session = request.getSession(true);
        // Also for a new session: a server may take over the id that the client proposes.
        request.changeSessionId();
        session.setAttribute(OWNER, owner);
        session.setAttribute(
                attribute(request, mechanism),
                login.sessionEnds() + " " + LoginDetails.write(login.details()) + " " + CallerJson.write(caller));
    }

    /**
     * The login that the session keeps for a mechanism, unless it has ended, or the mechanism says that it is over. An id in the address is not believed: a
     * link may bring somebody else's.
     */
    Optional<Kept> find(HttpServletRequest request, Route route) {
        HttpSession session = request.getSession(false);
        if (session == null || request.isRequestedSessionIdFromURL()) {
            return Optional.empty();
        }
        try {
            String attribute = attribute(request, route.id());
            Optional<Kept> kept =
                    read(session, attribute).filter(found -> clock.instant().isBefore(found.ends));
            if (kept.isEmpty()) {
                session.removeAttribute(attribute);
            } else if (route.mechanism().isOver(kept.get().details())) {
                route.mechanism().left(kept.get().details());
                leave(session, attribute);
                return Optional.empty();
            }
            return kept;
        } catch (IllegalStateException e) {
            return Optional.empty(); // invalidated by another request meanwhile
        }
    }

    /** The caller has logged out, not by the application, which so could throw away nothing: whoever comes next to this browser is to find nothing. */
    void leave(HttpServletRequest request, String mechanism) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            try {
                leave(session, attribute(request, mechanism));
            } catch (IllegalStateException e) {
                return; // invalidated by another request meanwhile
            }
        }
    }

    /** A session that keeps logins of other mechanisms goes on with them. */
    private static void leave(HttpSession session, String attribute) {
        session.removeAttribute(attribute);
        boolean isOthers =
                Collections.list(session.getAttributeNames()).stream().anyMatch(Sessions::isLogin);
        if (!isOthers) {
            session.invalidate();
        }
    }

    private static boolean isLogin(String attribute) {
        return attribute.startsWith(ATTRIBUTE) && !attribute.equals(OWNER);
    }

    /** The application logs the caller out. */
    void end(HttpServletRequest request, Route route) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            String attribute = attribute(request, route.id());
            read(session, attribute).ifPresent(kept -> route.mechanism().left(kept.details()));
            session.removeAttribute(attribute);
        }
    }

    /** With the application's name: servers can let the WARs of an EAR share a session, and each has users of its own. */
    private static String attribute(HttpServletRequest request, String mechanism) {
        return ATTRIBUTE + mechanism + "@" + request.getServletContext().getContextPath();
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

    private static Optional<Kept> read(HttpSession session, String attribute) {
        @Nullable Object value = session.getAttribute(attribute);
        return value instanceof String text ? read(text) : Optional.empty();
    }

    /** What cannot be read, such as text of another release, is no caller. */
    private static Optional<Kept> read(String text) {
        try {
            int first = text.indexOf(' ');
            int second = text.indexOf(' ', first + 1);
            return Optional.of(new Kept(
                    Instant.parse(text.substring(0, first)),
                    LoginDetails.read(text.substring(first + 1, second)),
                    CallerJson.read(text.substring(second + 1))));
        } catch (DateTimeException | ClassCastException | IllegalArgumentException | NullPointerException e) {
            return Optional.empty();
        } catch (IndexOutOfBoundsException | jakarta.json.JsonException e) {
            return Optional.empty();
        }
    }

    /** A login of earlier. */
    record Kept(Instant ends, Map<String, String> details, Caller caller) {}
}
