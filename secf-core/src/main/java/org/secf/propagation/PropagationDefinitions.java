package org.secf.propagation;

import java.lang.annotation.Annotation;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.secf.client.ProtectedClients;
import org.secf.delegation.DelegationIssuers;
import org.secf.mechanism.DefinitionKind;
import org.secf.mechanism.MechanismContext;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Key;
import org.secf.settings.Settings;

/** What an application defines of the servers that learn for whom they are called. */
public final class PropagationDefinitions {

    /** Of the definitions. */
    public static final DefinitionKind KIND = new Kind();

    private final Map<String, Settings> settings;

    private PropagationDefinitions(Map<String, Settings> settings) {
        this.settings = settings;
    }

    /**
     * These.
     *
     * @param settings of each, by name
     * @throws ConfigurationException when one has no name
     */
    public static PropagationDefinitions of(Map<String, Settings> settings) {
        if (settings.containsKey("")) {
            throw new ConfigurationException(
                    "A delegation is defined without a name: write <delegation name=\"…\">, so that annotations can name it");
        }
        return new PropagationDefinitions(Map.copyOf(settings));
    }

    /** Whether any of them needs the token that a caller brought, so that it is kept of logins. */
    public boolean needProofs() {
        return settings.values().stream()
                .map(one -> one.get(PropagationKeys.MODES))
                .flatMap(Collection::stream)
                .anyMatch(PropagationMode::needsProof);
    }

    /**
     * Makes them.
     *
     * @throws ConfigurationException when the settings of one cannot be used
     */
    public PropagatedIdentities identities(
            MechanismContext context, ProtectedClients clients, DelegationIssuers issuers) {
        PropagationSetup.Others others = new PropagationSetup.Others(clients, issuers);
        Map<String, PropagatedIdentity> all = new LinkedHashMap<>();
        settings.forEach((name, own) -> all.put(name, new PropagationSetup(name, own, context, others).read()));
        return PropagatedIdentities.of(all);
    }

    private static final class Kind implements DefinitionKind {

        @Override
        public String name() {
            return "delegation";
        }

        @Override
        public Class<? extends Annotation> definition() {
            return PropagatedIdentityDefinition.class;
        }

        @Override
        public List<Key<?>> keys() {
            return PropagationKeys.ALL;
        }
    }
}
