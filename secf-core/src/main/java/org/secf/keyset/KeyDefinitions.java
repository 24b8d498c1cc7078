package org.secf.keyset;

import java.util.List;
import java.util.Map;
import org.secf.mechanism.DefinitionKind;
import org.secf.mechanism.Endpoint;
import org.secf.mechanism.MechanismContext;
import org.secf.settings.Settings;

/** What an application defines of secrets and keys. */
public final class KeyDefinitions {

    /** Secret stores. */
    public static final DefinitionKind STORE = new SecretStoreKind();

    /** Key sets. */
    public static final DefinitionKind KEYS = new KeySetKind();

    /** Both. */
    public static final List<DefinitionKind> ALL = List.of(STORE, KEYS);

    private KeyDefinitions() {}

    /**
     * Where the application publishes its public keys.
     *
     * @param sets the settings of its key sets by name
     * @throws ConfigurationException when two sets would be published at one path
     */
    public static List<Endpoint> endpoints(Map<String, Settings> sets, MechanismContext context) {
        return List.of();
    }
}
