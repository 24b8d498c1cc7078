package org.secf.jaspic;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.secf.delegation.PresentedToken;
import org.secf.propagation.PropagatedIdentities;
import org.secf.propagation.PropagatedIdentity;
import org.secf.settings.ConfigurationException;

/** How callers travel with the calls of the application that the request at hand is for; without a request, those of the only web application there is. */
@ApplicationScoped
public class ApplicationIdentities implements PropagatedIdentities {

    private final RequestOnThread thread;
    private final BeanManager beans;

    /** For the container's proxy. */
    @SuppressWarnings("NullAway") // the proxy never uses its own fields
    protected ApplicationIdentities() {
        this.thread = null;
        this.beans = null;
    }

    @Inject
    ApplicationIdentities(RequestOnThread thread, BeanManager beans) {
        this.thread = thread;
        this.beans = beans;
    }

    @Override
    public PropagatedIdentity get(String name) {
        List<PropagatedIdentities> known = ofRequest().map(List::of).orElseGet(this::ofAll);
        if (known.size() != 1) {
            throw new ConfigurationException(
                    "The delegation %s cannot be found without a request: expected one web application, found %d"
                            .formatted(name, known.size()));
        }
        return known.get(0).get(name);
    }

    @Override
    public void forget(PresentedToken token) {
        ofRequest().ifPresent(identities -> identities.forget(token));
    }

    private Optional<PropagatedIdentities> ofRequest() {
        return thread.current()
                .flatMap(request -> of(request.getServletContext()).findFirst());
    }

    private List<PropagatedIdentities> ofAll() {
        return beans.getExtension(SecfExtension.class).started().stream()
                .flatMap(ApplicationIdentities::of)
                .toList();
    }

    private static Stream<PropagatedIdentities> of(ServletContext context) {
        return Deployment.started(context).map(Application::identities).stream();
    }
}
