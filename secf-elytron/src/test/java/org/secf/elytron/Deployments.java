package org.secf.elytron;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.modules.Module;
import org.jboss.modules.ModuleDependencySpecBuilder;
import org.jboss.modules.ModuleFinder;
import org.jboss.modules.ModuleLoadException;
import org.jboss.modules.ModuleLoader;
import org.jboss.modules.ModuleSpec;
import org.jspecify.annotations.Nullable;
import org.wildfly.security.auth.server.SecurityDomain;

/** Deployments as WildFly sees them: modules with a security domain each, some of which depend on others. */
final class Deployments {

    private final Map<String, ModuleSpec> specifications = new ConcurrentHashMap<>();
    private final ModuleLoader loader = new ModuleLoader(new ModuleFinder[] {
        new ModuleFinder() {
            @Override
            public @Nullable ModuleSpec findModule(String name, ModuleLoader delegate) {
                return specifications.get(name);
            }
        }
    });

    /** Adds one; those it depends on may be added later. */
    Deployments add(String name, SecurityDomain domain, String... dependencies) throws ModuleLoadException {
        ModuleSpec.Builder specification = ModuleSpec.build("deployment." + name);
        for (String dependency : dependencies) {
            specification.addDependency(new ModuleDependencySpecBuilder()
                    .setName(dependency)
                    .setOptional(true)
                    .build());
        }
        specifications.put("deployment." + name, specification.create());
        domain.registerWithClassLoader(module(name).getClassLoader());
        return this;
    }

    /** Does something in a deployment, as its code would. */
    <T> T in(String name, Callable<T> work) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(module(name).getClassLoader());
        try {
            return work.call();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private Module module(String name) throws ModuleLoadException {
        return loader.loadModule("deployment." + name);
    }
}
