package org.secf.jaspic;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.secf.delegation.DelegationIssuer;
import org.secf.delegation.DelegationIssuers;
import org.secf.settings.ConfigurationException;

/** The issuers of the application that the request at hand is for; without a request those of the only web application there is. */
@ApplicationScoped
public class ApplicationIssuers implements DelegationIssuers {

    private final RequestOnThread thread;
    private final BeanManager beans;

    /** For the container's proxy. */
    @SuppressWarnings("NullAway") // the proxy never uses its own fields
    protected ApplicationIssuers() {
        this.thread = null;
        this.beans = null;
    }

    @Inject
    ApplicationIssuers(RequestOnThread thread, BeanManager beans) {
        this.thread = thread;
        this.beans = beans;
    }

    @Override
    public DelegationIssuer get(String id) {
        List<DelegationIssuers> known = ofRequest().map(List::of).orElseGet(this::ofAll);
        if (known.size() != 1) {
            throw new ConfigurationException(
                    "The issuer %s cannot be found without a request: expected one web application, found %d"
                            .formatted(id, known.size()));
        }
        return known.get(0).get(id);
    }

    private Optional<DelegationIssuers> ofRequest() {
        return thread.current()
                .flatMap(request -> of(request.getServletContext()).findFirst());
    }

    private List<DelegationIssuers> ofAll() {
        return beans.getExtension(SecfExtension.class).started().stream()
                .flatMap(ApplicationIssuers::of)
                .toList();
    }

    private static Stream<DelegationIssuers> of(ServletContext context) {
        return Deployment.started(context).map(Application::issuers).stream();
    }
}
