package org.secf.client;

import java.util.Map;
import org.secf.settings.ConfigurationException;
import org.secf.settings.NearestName;

/**
 * The clients that an application defines by {@link ProtectedClientDefinition}, {@code secf.xml} or properties: a bean, and an attribute of the servlet context by
 * the name of this class.
 */
@FunctionalInterface
public interface ProtectedClients {

    /**
     * The one of that name.
     *
     * @throws ConfigurationException when none is defined
     */
    ProtectedClient get(String name);

    /** These, by their names. */
    static ProtectedClients of(Map<String, ProtectedClient> all) {
        Map<String, ProtectedClient> known = Map.copyOf(all);
        return name -> {
            ProtectedClient found = known.get(name);
            if (found == null) {
                String nearest = NearestName.among(known.keySet(), name)
                        .map(near -> "; did you mean " + near)
                        .orElse("");
                throw new ConfigurationException(
                        "There is no client \"%s\"%s. Define one by @ProtectedClientDefinition, by <client name=\"…\"> in WEB-INF/secf.xml"
                                .formatted(name, nearest));
            }
            return found;
        };
    }
}
