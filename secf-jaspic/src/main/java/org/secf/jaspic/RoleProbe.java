package org.secf.jaspic;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.secf.identity.Caller;

/** Asks the server, for the first caller whose groups are roles of the application, whether it grants these roles; says so once, in the log. */
final class RoleProbe {

    private static final System.Logger LOG = System.getLogger("org.secf");

    private final String application;
    private final Set<String> roles;
    private final RoleMapping mapping;
    private final AtomicBoolean isDone;

    /**
     * For one application.
     *
     * @param roles that it speaks of; where there are none there is nothing to ask
     */
    RoleProbe(String application, Set<String> roles, RoleMapping mapping) {
        this.application = application;
        this.roles = Set.copyOf(roles);
        this.mapping = mapping;
        this.isDone = new AtomicBoolean(roles.isEmpty());
    }

    /** While the caller of the request is known to the container. */
    void ask(HttpServletRequest request) {
        if (isDone.get() || !(request.getAttribute(Caller.class.getName()) instanceof Caller caller)) {
            return;
        }
        List<String> expected =
                caller.groups().stream().filter(roles::contains).sorted().toList();
        if (expected.isEmpty() || request.getUserPrincipal() == null || isDone.getAndSet(true)) {
            return;
        }
        tell(
                caller,
                expected,
                expected.stream().filter(role -> !request.isUserInRole(role)).toList());
    }

    private void tell(Caller caller, List<String> expected, List<String> missing) {
        if (missing.isEmpty()) {
            LOG.log(
                    Level.INFO,
                    "{0}: {1} grants the roles {2} to the groups of these names",
                    application,
                    mapping.server(),
                    expected);
            return;
        }
        LOG.log(
                Level.WARNING,
                "{0}: {1} does not grant the roles {2} to a caller of the groups {3}; {4}",
                application,
                mapping.server(),
                missing,
                caller.groups(),
                mapping.advice());
    }
}
