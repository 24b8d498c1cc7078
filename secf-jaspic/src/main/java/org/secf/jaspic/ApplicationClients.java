package org.secf.jaspic;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.secf.client.ProtectedClient;
import org.secf.client.ProtectedClients;
import org.secf.settings.ConfigurationException;

/**
 * The clients of the application that the request at hand is for. Without a request, as for timers, those of the only web application there is; of several in
 * one EAR nobody could say whose is meant.
 */
@ApplicationScoped
public class ApplicationClients implements ProtectedClients {

    private final RequestOnThread thread;
    private final BeanManager beans;

    /** For the container's proxy. */
    @SuppressWarnings("NullAway") // the proxy never uses its own fields
    protected ApplicationClients() {
        this.thread = null;
        this.beans = null;
    }

    @Inject
    ApplicationClients(RequestOnThread thread, BeanManager beans) {
        this.thread = thread;
        this.beans = beans;
    }

    @Override
    public ProtectedClient get(String name) {
        List<ProtectedClients> known = ofRequest().map(List::of).orElseGet(this::ofAll);
        if (known.size() != 1) {
            throw new ConfigurationException(
                    "The client %s cannot be found without a request: expected one web application, found %d"
                            .formatted(name, known.size()));
        }
        return known.get(0).get(name);
    }

    private Optional<ProtectedClients> ofRequest() {
        return thread.current()
                .flatMap(request -> of(request.getServletContext()).findFirst());
    }

    private List<ProtectedClients> ofAll() {
        return beans.getExtension(SecfExtension.class).started().stream()
                .flatMap(ApplicationClients::of)
                .toList();
    }

    private static Stream<ProtectedClients> of(ServletContext context) {
        return Deployment.started(context).map(Application::clients).stream();
    }
}
