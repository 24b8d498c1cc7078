package org.secf.jaspic;

import jakarta.servlet.ServletContext;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.secf.boot.Boot;
import org.secf.boot.Definition;
import org.secf.boot.Factories;
import org.secf.boot.PropertySource;

/** Registers one guard for each application that the drop-in is to protect. */
final class ServerWide {

    private static final System.Logger LOG = System.getLogger("org.secf");

    private final ServletContext context;
    private final List<Guard> guards = new ArrayList<>();
    private final List<Registration> registrations = new ArrayList<>();

    private ServerWide(ServletContext context) {
        this.context = context;
    }

    /**
     * Reads the drop-in's configuration and protects what it names.
     *
     * @throws org.secf.settings.ConfigurationException when it cannot be used; the applications that it names answer 503 then
     */
    static ServerWide start(ServletContext context) {
        Factories factories = Factories.find();
        PropertySource properties = PropertySource.ofProcess();
        ServerWideSettings settings = ServerWideSettings.read(context, factories, properties);
        Boot boot = new Boot(factories, properties, Surroundings.of(context).audit()::add);
        ForeignApplications foreign = new ForeignApplications(context, boot, settings);
        ServerWide started = new ServerWide(context);
        try {
            started.protect(foreign, settings);
        } catch (Throwable e) {
            // Not tried again before the next deployment, which needs the places of these guards.
            started.close();
            throw e;
        }
        return started;
    }

    private void protect(ForeignApplications foreign, ServerWideSettings settings) {
        // All are guarded before the first one is opened: what fails on the way leaves the others closed.
        for (String application : settings.applications()) {
            guard(application, new Guard(foreign::authentication, settings.openPaths()));
        }
        for (String application : settings.applications()) {
            foreign.prepare(application.equals(ServerWideSettings.EVERY) ? "" : application);
        }
        open(settings);
    }

    private void guard(String application, Guard guard) {
        Rehearsal.of(guard);
        guards.add(guard);
        // Nothing stands for every application that has no guard of its own.
        @Nullable
        String appContext = application.equals(ServerWideSettings.EVERY)
                ? null
                : context.getVirtualServerName() + " " + application;
        Registration registration = new Registration(guard, appContext);
        registrations.add(registration);
        registration.begin();
    }

    private void open(ServerWideSettings settings) {
        guards.forEach(Guard::open);
        settings.applications()
                .forEach(application -> LOG.log(
                        Level.INFO,
                        "SEC_CF guards {0} on {1} by {2}",
                        application.isEmpty() ? "/" : application,
                        application.equals(ServerWideSettings.EVERY)
                                ? "every virtual server"
                                : context.getVirtualServerName(),
                        settings.descriptor().definitions().stream()
                                .map(Definition::id)
                                .toList()));
    }

    /** From now on nobody is let in. The registrations stay, because without them the applications would be open. */
    void close() {
        for (Guard guard : guards) {
            guard.close();
        }
        registrations.forEach(Registration::end);
    }
}
