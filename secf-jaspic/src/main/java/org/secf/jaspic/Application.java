package org.secf.jaspic;

import java.util.Map;

/**
 * A started application.
 *
 * @param authentication by our own handler, which chooses among the mechanisms; of nobody where there is none to choose from
 * @param qualified by id, the mechanisms that the application chooses itself
 * @param roles asks the server what it makes of groups
 */
record Application(Authentication authentication, Map<String, Authentication> qualified, RoleProbe roles) {

    Application {
        qualified = Map.copyOf(qualified);
    }

    /** Whether our own handler has nothing to choose from. */
    boolean isEmpty() {
        return authentication.routes().all().isEmpty();
    }
}
