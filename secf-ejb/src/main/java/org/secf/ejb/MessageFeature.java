package org.secf.ejb;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;

/**
 * Enforces {@link RequireIntegrity}, {@link ReplayProtected}, {@link EncryptPayload} and {@link SignResponse} on JAX-RS resources, whether they are beans or
 * not.
 *
 * <p>Loaded by the server (Jakarta RESTful Web Services §4.1.2): nothing has to be registered. Its priority is as little shared as that of
 * {@link ConfidentialityFeature}, and for the same reason.
 */
@Priority(MessageFeature.PRIORITY)
@Provider
public final class MessageFeature implements DynamicFeature {

    /** After the transport, before what is asked of the caller. */
    static final int PRIORITY = Priorities.AUTHENTICATION - 102;

    /** For the server. */
    public MessageFeature() {}

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        MessageDemand demand = MessageDemand.of(resource.getResourceClass(), resource.getResourceMethod());
        if (!demand.isNothing()) {
            context.register(new MessageDemandFilter(demand), PRIORITY);
            if (demand.isSealing()) {
                context.register(new SealedEntityWriter(), PRIORITY);
            }
        }
    }
}
