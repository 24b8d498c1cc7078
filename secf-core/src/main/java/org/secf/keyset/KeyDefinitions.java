package org.secf.keyset;

import java.util.ArrayList;
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
     * Where the application publishes its public keys. Whoever serves them refuses two at one path.
     *
     * @param sets the settings of its key sets by name
     */
    public static List<Endpoint> endpoints(Map<String, Settings> sets, MechanismContext context) {
        List<Endpoint> endpoints = new ArrayList<>();
        sets.forEach((name, settings) -> {
            String path = settings.get(KeySetKeys.JWKS_URI);
            if (!path.equals(KeySetKeys.NONE)) {
                endpoints.add(new JwksEndpoint(
                        path,
                        context.keys().set("secf.keys", name),
                        context.clock(),
                        settings.get(KeySetKeys.JWKS_MAX_AGE)));
            }
        });
        return endpoints;
    }
}
