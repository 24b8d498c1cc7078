package org.secf.jaspic;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.secf.state.Associations;
import org.secf.state.SecurityAssociation;

/** The security associations of the application that the request at hand is for; none without a request. */
@ApplicationScoped
public class RequestAssociations implements Associations {

    private final RequestOnThread thread;

    /** For the container's proxy. */
    @SuppressWarnings("NullAway") // the proxy never uses its own fields
    protected RequestAssociations() {
        this.thread = null;
    }

    @Inject
    RequestAssociations(RequestOnThread thread) {
        this.thread = thread;
    }

    @Override
    public Optional<SecurityAssociation> find(String id) {
        return current().flatMap(associations -> associations.find(id));
    }

    @Override
    public boolean remove(String id) {
        return current().map(associations -> associations.remove(id)).orElse(false);
    }

    private Optional<Associations> current() {
        return thread.current()
                .flatMap(request -> Deployment.started(request.getServletContext()))
                .map(Application::associations);
    }
}
