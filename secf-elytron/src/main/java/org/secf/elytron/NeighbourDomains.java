package org.secf.elytron;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jboss.modules.DependencySpec;
import org.jboss.modules.Module;
import org.jboss.modules.ModuleDependencySpec;
import org.jboss.modules.ModuleLoadException;
import org.jspecify.annotations.Nullable;
import org.wildfly.security.auth.server.SecurityDomain;

/** Security domains of other deployments. A deployment that calls another's session beans depends on it, since their interfaces are there. */
final class NeighbourDomains {

    /** How WildFly names the modules that it makes of deployments and of their parts. */
    private static final String DEPLOYMENT = "deployment.";

    private NeighbourDomains() {}

    /** Of those that the module on this thread depends on, directly. */
    static Set<SecurityDomain> ofCallingModule() {
        ClassLoader calling = Thread.currentThread().getContextClassLoader();
        Set<SecurityDomain> found = new LinkedHashSet<>();
        @Nullable Module module = calling == null ? null : Module.forClassLoader(calling, true);
        if (module != null) {
            for (DependencySpec dependency : module.getDependencies()) {
                if (dependency instanceof ModuleDependencySpec other
                        && other.getName().startsWith(DEPLOYMENT)) {
                    of(module, other.getName()).ifPresent(found::add);
                }
            }
        }
        return found;
    }

    private static Optional<SecurityDomain> of(Module module, String neighbour) {
        try {
            return of(module.getModule(neighbour).getClassLoader());
        } catch (ModuleLoadException e) {
            return Optional.empty(); // it may be missing where the dependency is optional
        }
    }

    /** Elytron knows domains by the class loader on the thread, and by nothing else. */
    private static Optional<SecurityDomain> of(ClassLoader deployment) {
        Thread thread = Thread.currentThread();
        ClassLoader own = thread.getContextClassLoader();
        thread.setContextClassLoader(deployment);
        try {
            return Optional.ofNullable(SecurityDomain.getCurrent());
        } finally {
            thread.setContextClassLoader(own);
        }
    }
}
