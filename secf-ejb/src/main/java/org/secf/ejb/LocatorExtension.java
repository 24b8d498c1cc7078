package org.secf.ejb;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.secf.settings.ConfigurationException;

/**
 * Stops a deployment whose sub-resource locators (Jakarta RESTful Web Services §3.4.1) are for some callers or some messages only, because everybody could
 * call them nevertheless.
 */
public class LocatorExtension implements Extension {

    private final List<ConfigurationException> errors = new CopyOnWriteArrayList<>();

    /** Of every class: where a locator or its roles are inherited, no annotation on the class or its methods tells. */
    void read(@Observes ProcessAnnotatedType<?> event) {
        Class<?> type = event.getAnnotatedType().getJavaClass();
        if (RestrictedLocators.mayBeIn(type)) {
            errors.addAll(RestrictedLocators.in(type));
        }
    }

    void stop(@Observes AfterBeanDiscovery event) {
        errors.forEach(event::addDefinitionError);
    }
}
