package org.secf.ejb;

import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;

/**
 * Enforces {@link RequireConfidentiality} on JAX-RS resources, whether they are beans or not, and before anything else is asked of the caller.
 *
 * <p>Loaded by the server (Jakarta RESTful Web Services §4.1.2): nothing has to be registered.
 */
public final class ConfidentialityFeature implements DynamicFeature {

    private static final int PRIORITY = Priorities.AUTHENTICATION - 100;

    /** For the server. */
    public ConfidentialityFeature() {}

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        Confidentiality.of(resource.getResourceClass(), resource.getResourceMethod())
                .ifPresent(demanded -> context.register(new ConfidentialityFilter(demanded), PRIORITY));
    }
}
