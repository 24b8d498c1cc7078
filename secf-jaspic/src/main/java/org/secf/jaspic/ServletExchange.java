package org.secf.jaspic;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.secf.http.Request;
import org.secf.identity.Caller;
import org.secf.mechanism.Exchange;
import org.secf.message.Facts;

/** One request as one mechanism sees it. The session is read once, when it is asked for. */
final class ServletExchange implements Exchange {

    private final HttpServletRequest http;
    private final Request request;
    private final boolean isProtected;
    private final Callers callers;
    private Optional<Sessions.Kept> kept = Optional.empty();
    private boolean isSessionRead;

    /**
     * Where callers come from.
     *
     * @param session the login that the session keeps for this mechanism
     * @param others the caller by another mechanism
     */
    record Callers(Supplier<Optional<Sessions.Kept>> session, Supplier<Optional<Caller>> others) {}

    ServletExchange(HttpServletRequest http, Request request, boolean isProtected, Callers callers) {
        this.http = http;
        this.request = request;
        this.isProtected = isProtected;
        this.callers = callers;
    }

    @Override
    public Request request() {
        return request;
    }

    @Override
    public boolean isProtected() {
        return isProtected;
    }

    @Override
    public Optional<Caller> established() {
        return kept().map(Sessions.Kept::caller);
    }

    @Override
    public Map<String, String> details() {
        return kept().map(Sessions.Kept::details).orElse(Map.of());
    }

    @Override
    public Optional<Caller> callerOfOthers() {
        return callers.others().get();
    }

    private Optional<Sessions.Kept> kept() {
        if (!isSessionRead) {
            kept = callers.session().get();
            isSessionRead = true;
        }
        return kept;
    }

    @Override
    public Facts facts() {
        return MessageState.find(http)
                .map(state -> state.facts(http.getServletContext()))
                .orElse(Facts.NONE);
    }
}
