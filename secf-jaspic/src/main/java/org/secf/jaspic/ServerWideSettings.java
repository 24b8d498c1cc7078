package org.secf.jaspic;

import jakarta.servlet.ServletContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.secf.boot.ApplicationKeys;
import org.secf.boot.Descriptor;
import org.secf.boot.DescriptorSource;
import org.secf.boot.Factories;
import org.secf.boot.PropertySource;
import org.secf.http.PathPattern;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Settings;
import org.secf.settings.SettingsLayer;

/**
 * What the drop-in is told.
 *
 * @param applications context paths, the root's empty; or {@link #EVERY}
 * @param openPaths where a caller is needed only if the application says so
 * @param descriptor the mechanisms
 * @param all of the drop-in as an application
 */
record ServerWideSettings(List<String> applications, List<PathPattern> openPaths, Descriptor descriptor, Settings all) {

    /** In place of a context path: all applications. */
    static final String EVERY = "*";

    ServerWideSettings {
        if (applications.isEmpty()) {
            throw new ConfigurationException(
                    "The drop-in protects nothing: name the applications in secf.server.applications, or in <server> of the descriptor that secf.server.descriptor names.");
        }
    }

    static ServerWideSettings read(ServletContext context, Factories factories, PropertySource properties) {
        SettingsLayer outside = properties.application();
        Descriptor descriptor = Settings.resolve("secf", ApplicationKeys.ALL, List.of(outside))
                .find(ApplicationKeys.SERVER_DESCRIPTOR)
                .map(location -> read(context, location, factories))
                .orElse(Descriptor.EMPTY);
        Settings settings = Settings.resolve("secf", ApplicationKeys.ALL, List.of(descriptor.application(), outside));
        return new ServerWideSettings(
                settings.find(ApplicationKeys.SERVER_APPLICATIONS).orElse(List.of()),
                settings.get(ApplicationKeys.SERVER_OPEN_PATHS),
                descriptor,
                settings);
    }

    private static Descriptor read(ServletContext context, String location, Factories factories) {
        try {
            byte[] octets = Surroundings.of(context).resources().load(location);
            return new DescriptorSource(factories).read(new ByteArrayInputStream(octets), location);
        } catch (IOException e) {
            throw new ConfigurationException("secf.server.descriptor: cannot read " + location + ": " + e, e);
        }
    }
}
