package org.secf.boot;

import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/** System properties and environment of this process. */
final class ProcessProperties {

    private ProcessProperties() {}

    /** The variable of that name. */
    static Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv(name));
    }

    static PropertySource read() {
        Properties system = System.getProperties();
        Map<String, String> copy = new TreeMap<>();
        system.stringPropertyNames().forEach(name -> copy.put(name, system.getProperty(name, "")));
        return new PropertySource(
                copy,
                System.getenv(),
                name -> Optional.ofNullable(copy.get(name)).or(() -> variable(PropertySource.variable(name))));
    }
}
