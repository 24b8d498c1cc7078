package org.secf.jaspic;

import jakarta.servlet.ServletContext;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.secf.boot.Boot;
import org.secf.boot.Booted;
import org.secf.boot.Built;
import org.secf.crypto.Crypto;
import org.secf.mechanism.Routes;
import org.secf.settings.ConfigurationException;

/** The mechanisms of the applications that the drop-in protects: for each its own, from one descriptor. */
final class ForeignApplications {

    private static final System.Logger LOG = System.getLogger("org.secf");

    private final Surroundings surroundings;
    private final Boot boot;
    private final ServerWideSettings settings;
    private final Map<String, Authentication> built = new ConcurrentHashMap<>();

    private @Nullable Crypto crypto;

    ForeignApplications(ServletContext context, Boot boot, ServerWideSettings settings) {
        this.surroundings = Surroundings.of(context);
        this.boot = boot;
        this.settings = settings;
    }

    /**
     * Builds what can be built before the first request.
     *
     * @throws ConfigurationException when the mechanisms cannot be built
     */
    void prepare(String contextPath) {
        built.put(contextPath, build(contextPath));
    }

    /**
     * Of the application at that context path; expressions in the descriptor know it. Where its mechanisms cannot be built, one that refuses every
     * request, from then on: building may be expensive, and anybody can send requests.
     */
    Authentication authentication(String contextPath) {
        return built.computeIfAbsent(contextPath, this::buildOrRefuse);
    }

    private Authentication buildOrRefuse(String contextPath) {
        try {
            return build(contextPath);
        } catch (RuntimeException | LinkageError | ServiceConfigurationError | AssertionError e) {
            LOG.log(
                    Level.ERROR,
                    "SEC_CF refuses every request to " + shown(contextPath) + " until it is deployed again",
                    e);
            return surroundings.authentication(NotStarted.everywhere(
                    "mechanisms that can be built for it; deploy the drop-in again after a correction"));
        }
    }

    private Authentication build(String contextPath) {
        return boot.build(
                        List.of(settings.descriptor().definitions()), surroundings.forMechanisms(contextPath, crypto()))
                .orStopped(built -> protecting(contextPath, built));
    }

    private Authentication protecting(String contextPath, Built built) {
        if (built.mechanisms().isEmpty()) {
            throw new ConfigurationException(
                    "The drop-in has no mechanism to protect %s with: define one in the descriptor that secf.server.descriptor names"
                            .formatted(shown(contextPath)));
        }
        if (!built.guards().isEmpty()) {
            throw new ConfigurationException(
                    "%s (%s): the drop-in authenticates callers of other applications, but cannot inspect their messages. Define the guard in the application itself."
                            .formatted(
                                    built.guards().get(0).id(),
                                    built.guards().get(0).origin()));
        }
        return surroundings.authentication(
                Routes.of(built.mechanisms().stream().map(Booted::route).toList()),
                Endpoints.of(built.endpoints()),
                Guards.NONE);
    }

    /** One for all. Not chosen before the guards stand: a provider that fails must leave the applications closed. */
    private synchronized Crypto crypto() {
        @Nullable Crypto known = crypto;
        if (known != null) {
            return known;
        }
        Crypto chosen = surroundings.crypto(settings.all());
        LOG.log(Level.INFO, "SEC_CF signs, verifies and decrypts for the applications that it guards: {0}", chosen);
        crypto = chosen;
        return chosen;
    }

    private static String shown(String contextPath) {
        return contextPath.isEmpty() ? "/" : contextPath;
    }
}
