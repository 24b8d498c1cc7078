package org.secf.jaspic;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.secf.http.Request;
import org.secf.identity.Caller;
import org.secf.mechanism.Exchange;

/** One request and its session. */
record ServletExchange(HttpServletRequest servletRequest, boolean isProtected, Sessions sessions) implements Exchange {

    @Override
    public Request request() {
        return new ServletRequestView(servletRequest);
    }

    @Override
    public Optional<Caller> established() {
        return sessions.find(servletRequest);
    }
}
