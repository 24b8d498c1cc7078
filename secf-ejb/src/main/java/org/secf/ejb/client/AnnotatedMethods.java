package org.secf.ejb.client;

import jakarta.ws.rs.client.ClientRequestContext;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.secf.client.ClientReason;
import org.secf.client.ProtectedClients;
import org.secf.verdict.Verdict;

/** How the methods of an interface are protected, as their annotations say. A method that is not of the interface, or not known, is refused. */
final class AnnotatedMethods implements Demands {

    /** MicroProfile Rest Client §"Client Providers": which method of the interface was called. */
    static final String INVOKED = "org.eclipse.microprofile.rest.client.invokedMethod";

    private final Map<Method, Optional<Protected>> methods;

    private AnnotatedMethods(Map<Method, Optional<Protected>> methods) {
        this.methods = methods;
    }

    /**
     * Reads them all.
     *
     * @throws org.secf.settings.ConfigurationException where one demands what its definition cannot do, or names none that there is
     */
    static AnnotatedMethods of(Class<?> type, ProtectedClients clients) {
        Map<Method, Optional<Protected>> methods = new HashMap<>();
        for (Method method : type.getMethods()) {
            Annotations annotations = Annotations.of(type, method);
            methods.put(
                    method,
                    annotations.definition().map(name -> Protected.of(clients.get(name), annotations.demand())));
        }
        return new AnnotatedMethods(Map.copyOf(methods));
    }

    @Override
    public Verdict<Optional<Protected>> of(ClientRequestContext request) {
        Object invoked = request.getProperty(INVOKED);
        Optional<Protected> known = invoked instanceof Method method ? methods.get(method) : null;
        return known == null
                ? Verdict.rejected(
                        ClientReason.NOT_PROTECTED,
                        "a method of the annotated interface in " + INVOKED,
                        String.valueOf(invoked))
                : Verdict.accepted(known);
    }
}
