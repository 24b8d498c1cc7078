package org.secf.boot;

import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.StreamSupport;
import org.secf.settings.ConfigurationException;

/** What the class path offers through {@link ServiceLoader}. */
public final class Services {

    private Services() {}

    /**
     * Those that the application's class loader sees; where it sees none, those beside this library, which may lie in an EAR's {@code lib}.
     *
     * @throws ConfigurationException when one is listed that cannot be loaded
     */
    public static <T> List<T> of(Class<T> type) {
        List<T> found = load(type, Thread.currentThread().getContextClassLoader());
        return found.isEmpty() ? load(type, Services.class.getClassLoader()) : found;
    }

    private static <T> List<T> load(Class<T> type, ClassLoader loader) {
        try {
            return StreamSupport.stream(ServiceLoader.load(type, loader).spliterator(), false)
                    .toList();
        } catch (ServiceConfigurationError e) {
            throw new ConfigurationException(
                    "A " + type.getSimpleName() + " on the class path cannot be loaded: " + e.getMessage()
                            + ". Keep all secf jars in one place: WEB-INF/lib or the EAR's lib, not both.",
                    e);
        }
    }
}
