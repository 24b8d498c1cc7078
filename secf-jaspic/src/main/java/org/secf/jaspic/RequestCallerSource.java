package org.secf.jaspic;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import org.secf.identity.Caller;
import org.secf.identity.CallerSource;

/** The caller whom an adapter recorded on the request at hand; nobody where there is no request. */
@ApplicationScoped
public class RequestCallerSource implements CallerSource {

    private final Instance<HttpServletRequest> requests;

    /** For the container's proxy. */
    @SuppressWarnings("NullAway") // the proxy never uses its own field
    protected RequestCallerSource() {
        this.requests = null;
    }

    @Inject
    RequestCallerSource(Instance<HttpServletRequest> requests) {
        this.requests = requests;
    }

    @Override
    public Caller current() {
        if (!requests.isResolvable()) {
            return Caller.nobody();
        }
        try {
            return requests.get().getAttribute(Caller.class.getName()) instanceof Caller caller
                    ? caller
                    : Caller.nobody();
        } catch (ContextNotActiveException | IllegalStateException e) {
            return Caller.nobody();
        }
    }
}
