package org.secf.ejb;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import org.secf.settings.ConfigurationException;

/**
 * Enforces {@code @RolesAllowed} and {@code @DenyAll} on JAX-RS resources, on every server alike: who is nobody yet is asked to log in, who lacks the
 * role is refused with 403. Some servers do the same, some do not unless told so, and they differ in what anonymous clients get; ours decides first, so
 * that a server's own check has nothing left to refuse.
 *
 * <p>Sub-resource locators are called before anything can be enforced; a class that has one for some roles only is refused as a whole.
 *
 * <p>Loaded by the server (Jakarta RESTful Web Services §4.1.2): nothing has to be registered. Its priority is as little shared as that of
 * {@link ConfidentialityFeature}, and for the same reason.
 */
@Priority(RolesFeature.PRIORITY)
@Provider
public final class RolesFeature implements DynamicFeature {

    /** Before the servers' own. */
    static final int PRIORITY = Priorities.AUTHORIZATION - 103;

    /** For the server. */
    public RolesFeature() {}

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        // Once more than at deployment: CDI does not see every class that has resources.
        RestrictedLocators.in(resource.getResourceClass()).stream().findFirst().ifPresent(RolesFeature::stop);
        AllowedRoles.of(resource.getResourceClass(), resource.getResourceMethod())
                .ifPresent(allowed -> context.register(new RolesFilter(allowed), PRIORITY));
    }

    private static void stop(ConfigurationException error) {
        throw error;
    }
}
