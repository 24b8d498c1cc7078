package org.secf.jaspic;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import org.secf.http.Reply;
import org.secf.mechanism.LoginChallenge;

/** The challenge of the mechanisms of the application whose request is at hand. */
@ApplicationScoped
public class RequestLoginChallenge implements LoginChallenge {

    private final Instance<HttpServletRequest> requests;

    /** For the container's proxy. */
    @SuppressWarnings("NullAway") // the proxy never uses its own field
    protected RequestLoginChallenge() {
        this.requests = null;
    }

    @Inject
    RequestLoginChallenge(Instance<HttpServletRequest> requests) {
        this.requests = requests;
    }

    @Override
    public Reply reply() {
        HttpServletRequest request = requests.get();
        return Deployment.authentication(request.getServletContext()).challenge(request);
    }
}
