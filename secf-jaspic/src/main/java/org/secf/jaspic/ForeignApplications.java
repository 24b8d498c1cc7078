package org.secf.jaspic;

import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.secf.boot.Boot;
import org.secf.boot.Booted;
import org.secf.boot.Descriptor;
import org.secf.boot.Factories;
import org.secf.boot.PropertySource;
import org.secf.mechanism.Routes;
import org.secf.settings.ConfigurationException;

/** The mechanisms of the applications that the drop-in protects: for each its own, from one descriptor. */
final class ForeignApplications {

    private final Surroundings surroundings;
    private final Boot boot;
    private final Descriptor descriptor;
    private final Map<String, Authentication> built = new ConcurrentHashMap<>();

    ForeignApplications(ServletContext context, Factories factories, PropertySource properties, Descriptor descriptor) {
        this.surroundings = Surroundings.of(context);
        this.boot = new Boot(factories, properties);
        this.descriptor = descriptor;
    }

    /** Of the application at that context path; expressions in the descriptor know it. */
    Authentication authentication(String contextPath) {
        return built.computeIfAbsent(contextPath, this::build);
    }

    private Authentication build(String contextPath) {
        List<Booted> booted = boot.build(List.of(descriptor.definitions()), surroundings.forMechanisms(contextPath));
        if (booted.isEmpty()) {
            throw new ConfigurationException(
                    "The drop-in has no mechanism to protect %s with: define one in the descriptor that secf.server.descriptor names"
                            .formatted(contextPath.isEmpty() ? "/" : contextPath));
        }
        return surroundings.authentication(
                Routes.of(booted.stream().map(Booted::route).toList()));
    }
}
