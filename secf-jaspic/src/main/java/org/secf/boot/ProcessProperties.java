package org.secf.boot;

import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** System properties and environment of this process. */
final class ProcessProperties {

    private ProcessProperties() {}

    static PropertySource read() {
        Properties system = System.getProperties();
        Map<String, String> copy = new TreeMap<>();
        system.stringPropertyNames().forEach(name -> copy.put(name, system.getProperty(name, "")));
        return new PropertySource(copy, System.getenv());
    }
}
