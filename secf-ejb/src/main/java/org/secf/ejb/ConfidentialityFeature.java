package org.secf.ejb;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;

/**
 * Enforces {@link RequireConfidentiality} on JAX-RS resources, whether they are beans or not, and before anything else is asked of the caller.
 *
 * <p>Loaded by the server (Jakarta RESTful Web Services §4.1.2): nothing has to be registered. RESTEasy, in WildFly and Open Liberty, loads one feature of
 * each priority and passes over the others, those of the application included; so this one has a priority, and one that is nobody else's.
 */
@Priority(ConfidentialityFeature.PRIORITY)
@Provider
public final class ConfidentialityFeature implements DynamicFeature {

    /** Of the feature, and of the filter that it adds. */
    static final int PRIORITY = Priorities.AUTHENTICATION - 103;

    /** For the server. */
    public ConfidentialityFeature() {}

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        Confidentiality.of(resource.getResourceClass(), resource.getResourceMethod())
                .ifPresent(demanded -> context.register(new ConfidentialityFilter(demanded), PRIORITY));
    }
}
