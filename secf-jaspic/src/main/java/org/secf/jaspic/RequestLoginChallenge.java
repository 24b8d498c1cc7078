package org.secf.jaspic;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.secf.http.Reply;
import org.secf.mechanism.LoginChallenge;
import org.secf.mechanism.StepUp;

/** The challenge of the mechanisms of the application whose request is at hand. */
@ApplicationScoped
public class RequestLoginChallenge implements LoginChallenge {

    private final RequestOnThread thread;
    private final Instance<HttpServletRequest> requests;

    /** For the container's proxy. */
    @SuppressWarnings("NullAway") // the proxy never uses its own fields
    protected RequestLoginChallenge() {
        this.thread = null;
        this.requests = null;
    }

    @Inject
    RequestLoginChallenge(RequestOnThread thread, Instance<HttpServletRequest> requests) {
        this.thread = thread;
        this.requests = requests;
    }

    @Override
    public Reply reply() {
        HttpServletRequest request = request();
        return Deployment.authentication(request.getServletContext()).challenge(request);
    }

    @Override
    public Optional<Reply> stepUp(StepUp needed) {
        HttpServletRequest request = request();
        return Deployment.authentication(request.getServletContext()).stepUp(request, needed);
    }

    private HttpServletRequest request() {
        return thread.current().orElseGet(requests::get);
    }
}
