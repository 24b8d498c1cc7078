package org.secf.jaspic;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.secf.identity.Caller;
import org.secf.identity.CallerJson;
import org.secf.mechanism.Outcome;

/** Keeps the caller between requests: in the HTTP session, as text, since sessions are written to disk and sent to other nodes. */
final class Sessions {

    /** Before the mechanism. Holds the session's end, a space, and the caller in JSON; one value, so that no reader sees the half of a login. */
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
        session.setAttribute(attribute(request, mechanism), login.sessionEnds() + " " + CallerJson.write(caller));
    }

    /** The caller of the session, unless it has ended. An id in the address is not believed: a link may bring somebody else's. */
    Optional<Caller> find(HttpServletRequest request, String mechanism) {
        HttpSession session = request.getSession(false);
        if (session == null || request.isRequestedSessionIdFromURL()) {
            return Optional.empty();
        }
        try {
            Optional<Kept> kept = read(session, attribute(request, mechanism))
                    .filter(found -> clock.instant().isBefore(found.ends));
            if (kept.isEmpty()) {
                session.removeAttribute(attribute(request, mechanism));
            }
            return kept.map(Kept::caller);
        } catch (IllegalStateException e) {
            return Optional.empty(); // invalidated by another request meanwhile
        }
    }

    void end(HttpServletRequest request, String mechanism) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(attribute(request, mechanism));
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
            if (name.startsWith(ATTRIBUTE) && !name.equals(OWNER)) {
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
            int space = text.indexOf(' ');
            return Optional.of(
                    new Kept(Instant.parse(text.substring(0, space)), CallerJson.read(text.substring(space + 1))));
        } catch (DateTimeException | ClassCastException | IllegalArgumentException | NullPointerException e) {
            return Optional.empty();
        } catch (IndexOutOfBoundsException | jakarta.json.JsonException e) {
            return Optional.empty();
        }
    }

    private record Kept(Instant ends, Caller caller) {}
}
