package org.secf.jaspic;

import jakarta.security.auth.message.config.AuthConfigFactory;
import jakarta.servlet.ServletContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.secf.boot.ApplicationKeys;
import org.secf.boot.Definition;
import org.secf.boot.Descriptor;
import org.secf.boot.DescriptorSource;
import org.secf.boot.Factories;
import org.secf.boot.PropertySource;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Settings;
import org.secf.settings.SettingsLayer;

/** Registers one guard for each application that the drop-in is to protect. */
final class ServerWide {

    private static final System.Logger LOG = System.getLogger("org.secf");
    private static final String LAYER = "HttpServlet";
    private static final String EVERY = "*";

    private final ServletContext context;
    private final List<Guard> guards = new ArrayList<>();

    private ServerWide(ServletContext context) {
        this.context = context;
    }

    /**
     * Reads the drop-in's configuration and protects what it names.
     *
     * @throws ConfigurationException when it cannot be used; the applications that it names answer 503 then
     */
    static ServerWide start(ServletContext context) {
        PropertySource properties = PropertySource.ofProcess();
        Factories factories = Factories.find();
        Settings outside = Settings.resolve("secf", ApplicationKeys.ALL, List.of(properties.application()));
        Descriptor descriptor = outside.find(ApplicationKeys.SERVER_DESCRIPTOR)
                .map(location -> read(context, location, factories))
                .orElse(Descriptor.EMPTY);
        List<SettingsLayer> layers = List.of(descriptor.application(), properties.application());
        Settings settings = Settings.resolve("secf", ApplicationKeys.ALL, layers);
        List<String> applications =
                settings.find(ApplicationKeys.SERVER_APPLICATIONS).orElse(List.of());
        if (applications.isEmpty()) {
            throw new ConfigurationException(
                    "The drop-in protects nothing: name the applications in secf.server.applications, or in <server> of the descriptor that secf.server.descriptor names.");
        }
        ServerWide started = new ServerWide(context);
        ForeignApplications foreign = new ForeignApplications(context, factories, properties, descriptor);
        // All are guarded before the first one is opened: what fails on the way leaves the others closed.
        applications.forEach(application -> started.guard(
                application, new Guard(foreign::authentication, settings.get(ApplicationKeys.SERVER_OPEN_PATHS))));
        applications.forEach(application -> foreign.authentication(application.equals(EVERY) ? "" : application));
        started.guards.forEach(Guard::open);
        applications.forEach(application -> LOG.log(
                Level.INFO,
                "SEC_CF guards {0} by {1}",
                application.isEmpty() ? "/" : application,
                descriptor.definitions().stream().map(Definition::id).toList()));
        return started;
    }

    private static Descriptor read(ServletContext context, String location, Factories factories) {
        try {
            byte[] octets = Surroundings.of(context)
                    .forMechanisms(context.getContextPath())
                    .resources()
                    .load(location);
            return new DescriptorSource(factories).read(new ByteArrayInputStream(octets), location);
        } catch (IOException e) {
            throw new ConfigurationException("secf.server.descriptor: cannot read " + location + ": " + e, e);
        }
    }

    private void guard(String application, Guard guard) {
        Rehearsal.of(guard);
        guards.add(guard);
        // Nothing stands for every application that has no guard of its own.
        @Nullable
        String appContext = application.equals(EVERY) ? null : context.getVirtualServerName() + " " + application;
        AuthConfigFactory.getFactory().registerConfigProvider(guard, LAYER, appContext, "SEC_CF drop-in");
    }

    /** From now on nobody is let in: the registrations stay, because without them the applications would be open. */
    void close() {
        for (Guard guard : guards) {
            guard.close();
        }
    }
}
