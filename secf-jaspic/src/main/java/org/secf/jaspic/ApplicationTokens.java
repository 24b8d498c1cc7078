package org.secf.jaspic;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.secf.delegation.TokenAuthenticator;
import org.secf.delegation.TokenAuthenticators;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.Route;
import org.secf.settings.ConfigurationException;

/** What verifies tokens in the application that the request at hand is for; without a request in the only web application that has one of that id. */
@ApplicationScoped
public class ApplicationTokens implements TokenAuthenticators {

    private final RequestOnThread thread;
    private final BeanManager beans;

    /** For the container's proxy. */
    @SuppressWarnings("NullAway") // the proxy never uses its own fields
    protected ApplicationTokens() {
        this.thread = null;
        this.beans = null;
    }

    @Inject
    ApplicationTokens(RequestOnThread thread, BeanManager beans) {
        this.thread = thread;
        this.beans = beans;
    }

    @Override
    public TokenAuthenticator get(String id) {
        List<TokenAuthenticator> known = thread.current()
                .map(request -> of(request.getServletContext(), id).toList())
                .orElseGet(() -> ofAll(id));
        if (known.size() != 1) {
            throw new ConfigurationException(
                    "No tokens can be verified by %s: expected one mechanism of that id that verifies tokens, found %d. Define it, such as by @SamlTokenAuthenticationMechanismDefinition"
                            .formatted(id, known.size()));
        }
        return known.get(0);
    }

    private List<TokenAuthenticator> ofAll(String id) {
        return beans.getExtension(SecfExtension.class).started().stream()
                .flatMap(context -> of(context, id))
                .toList();
    }

    private static Stream<TokenAuthenticator> of(ServletContext context, String id) {
        return Deployment.started(context).stream()
                .flatMap(ApplicationTokens::routes)
                .filter(route -> route.id().equals(id))
                .map(Route::mechanism)
                .map(Mechanism::tokens)
                .flatMap(Optional::stream);
    }

    private static Stream<Route> routes(Application application) {
        return Stream.concat(Stream.of(application.authentication()), application.qualified().values().stream())
                .flatMap(authentication -> authentication.routes().all().stream());
    }
}
