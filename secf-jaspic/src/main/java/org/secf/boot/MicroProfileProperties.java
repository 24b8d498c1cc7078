package org.secf.boot;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** MicroProfile Config: its own sources and their order, {@code META-INF/microprofile-config.properties} among them. */
final class MicroProfileProperties {

    private static final String PREFIX = "secf.";
    private static final String VARIABLE_PREFIX = "SECF_";

    private MicroProfileProperties() {}

    /** Empty where the server has none for this application. */
    static Optional<PropertySource> find() {
        try {
            return Optional.of(read(ConfigProvider.getConfig()));
        } catch (LinkageError | IllegalStateException e) {
            return Optional.empty();
        }
    }

    static PropertySource read(Config config) {
        Map<String, String> properties = new TreeMap<>();
        Map<String, String> variables = new TreeMap<>();
        for (String name : config.getPropertyNames()) {
            // Asked by the dotted name, it looks into the environment itself, in the order of its sources.
            if (name.startsWith(PREFIX)) {
                config.getOptionalValue(name, String.class).ifPresent(value -> properties.put(name, value));
            } else if (name.startsWith(VARIABLE_PREFIX)) {
                config.getOptionalValue(name, String.class).ifPresent(value -> variables.put(name, value));
            }
        }
        return new PropertySource(properties, variables, name -> config.getOptionalValue(name, String.class));
    }
}
