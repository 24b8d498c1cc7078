package org.secf.client;

import java.lang.annotation.Annotation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.secf.keys.PayloadSeal;
import org.secf.mechanism.DefinitionKind;
import org.secf.mechanism.MechanismContext;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Key;
import org.secf.settings.Settings;

/** What an application defines of the servers that it calls. */
public final class ClientDefinitions {

    /** Clients. */
    public static final DefinitionKind CLIENT = new Kind();

    private ClientDefinitions() {}

    /**
     * Makes them.
     *
     * @param settings of each, by name
     * @param seal seals and opens JWE; empty where none is on the class path
     * @throws ConfigurationException when one has no name, or its settings cannot be used
     */
    public static ProtectedClients clients(
            Map<String, Settings> settings, MechanismContext context, Optional<PayloadSeal> seal) {
        Map<String, ProtectedClient> homes = new LinkedHashMap<>();
        Map<String, ProtectedClient> clients = new LinkedHashMap<>();
        settings.forEach((name, own) -> {
            if (name.isEmpty()) {
                throw new ConfigurationException(
                        "A client is defined without a name: write <client name=\"…\">, so that annotations can name it");
            }
            if (own.find(ProtectedClientKeys.HOME).isEmpty()) {
                homes.put(name, new ProtectedClientSetup(name, own, context).client(seal, Optional.empty()));
            }
        });
        settings.forEach((name, own) -> own.find(ProtectedClientKeys.HOME)
                .ifPresent(home -> clients.put(
                        name,
                        new ProtectedClientSetup(name, own, context)
                                .client(seal, Optional.of(home(name, home, homes))))));
        clients.putAll(homes);
        return ProtectedClients.of(clients);
    }

    /** A home with a home of its own would be believed for what somebody else says of it. */
    private static ProtectedClient home(String name, String home, Map<String, ProtectedClient> homes) {
        ProtectedClient found = homes.get(home);
        if (found == null) {
            throw new ConfigurationException(
                    "secf.client.%s.home: no client %s that has keys of its own to prove answers by; defined are %s"
                            .formatted(name, home, homes.keySet()));
        }
        return found;
    }

    private static final class Kind implements DefinitionKind {

        @Override
        public String name() {
            return "client";
        }

        @Override
        public Class<? extends Annotation> definition() {
            return ProtectedClientDefinition.class;
        }

        @Override
        public List<Key<?>> keys() {
            return ProtectedClientKeys.ALL;
        }
    }
}
