package org.secf.jaspic;

import java.util.Map;
import org.secf.client.ProtectedClients;
import org.secf.delegation.DelegationIssuers;
import org.secf.keys.set.KeyRing;
import org.secf.propagation.PropagatedIdentities;
import org.secf.state.Associations;

/**
 * A started application.
 *
 * @param authentication by our own handler, which chooses among the mechanisms; of nobody where there is none to choose from
 * @param qualified by id, the mechanisms that the application chooses itself
 * @param roles asks the server what it makes of groups
 * @param endpoints what answers by itself
 * @param keys secret stores and key sets
 * @param clients how it calls other servers
 * @param issuers that vouch for its callers
 * @param identities how its callers travel
 * @param associations security associations whose agreement is complete
 */
record Application(
        Authentication authentication,
        Map<String, Authentication> qualified,
        RoleProbe roles,
        Endpoints endpoints,
        KeyRing keys,
        ProtectedClients clients,
        DelegationIssuers issuers,
        PropagatedIdentities identities,
        Associations associations) {

    Application {
        qualified = Map.copyOf(qualified);
    }

    /** Whether our own handler has nothing to choose from. */
    boolean isEmpty() {
        return authentication.routes().all().isEmpty();
    }
}
