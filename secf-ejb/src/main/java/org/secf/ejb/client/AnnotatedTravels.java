package org.secf.ejb.client;

import jakarta.ws.rs.client.ClientRequestContext;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.secf.propagation.PropagatedIdentities;
import org.secf.propagation.PropagatedIdentity;
import org.secf.propagation.PropagationMode;
import org.secf.propagation.PropagationReason;
import org.secf.settings.ConfigurationException;
import org.secf.verdict.Verdict;

/** How the caller travels with the methods of an interface, as their annotations say. A method that is not of the interface, or not known, is refused. */
final class AnnotatedTravels implements Travels {

    private final Map<Method, Optional<Travel>> methods;

    private AnnotatedTravels(Map<Method, Optional<Travel>> methods) {
        this.methods = methods;
    }

    /**
     * Reads them all.
     *
     * @throws ConfigurationException where one wants what its definition does not allow, or names none that there is
     */
    static AnnotatedTravels of(Class<?> type, PropagatedIdentities identities) {
        Map<Method, Optional<Travel>> methods = new HashMap<>();
        for (Method method : type.getMethods()) {
            methods.put(
                    method,
                    Annotations.find(method, type, PropagateIdentity.class)
                            .map(annotation -> travel(annotation, method, identities)));
        }
        return new AnnotatedTravels(Map.copyOf(methods));
    }

    private static Travel travel(PropagateIdentity annotation, Method method, PropagatedIdentities identities) {
        PropagationMode[] modes = annotation.mode();
        if (modes.length > 1) {
            throw new ConfigurationException(method + ": @PropagateIdentity names more than one mode");
        }
        PropagatedIdentity identity = identities.get(annotation.definition());
        return new Travel(
                identity,
                identity.demand(
                        modes.length == 0 ? Optional.empty() : Optional.of(modes[0]),
                        Optional.of(annotation.audience()).filter(text -> !text.isEmpty())));
    }

    @Override
    public Verdict<Optional<Travel>> of(ClientRequestContext request) {
        Object invoked = request.getProperty(AnnotatedMethods.INVOKED);
        Optional<Travel> known = invoked instanceof Method method ? methods.get(method) : null;
        return known == null
                ? Verdict.rejected(
                        PropagationReason.NOT_PROPAGATED,
                        "a method of the annotated interface in " + AnnotatedMethods.INVOKED,
                        String.valueOf(invoked))
                : Verdict.accepted(known);
    }
}
