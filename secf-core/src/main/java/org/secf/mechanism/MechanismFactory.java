package org.secf.mechanism;

import java.lang.annotation.Annotation;
import java.util.List;
import org.secf.settings.Key;
import org.secf.settings.Settings;

/**
 * Makes one kind of mechanism. Found through {@link java.util.ServiceLoader}, so that what is on the class path decides what is available, and a new
 * protocol changes no adapter.
 */
public interface MechanismFactory {

    /** The mechanism's name, the element in {@code secf.xml} and the part after {@code secf.} in properties: {@code saml}. */
    String name();

    /** The annotation that defines the mechanism on a class of the application; attribute names in kebab case are key names. */
    Class<? extends Annotation> definition();

    /** Every setting there is. */
    List<Key<?>> keys();

    /**
     * Builds the mechanism; whatever is wrong is said here and stops the deployment.
     *
     * @throws org.secf.settings.ConfigurationException with where, what was expected and what to do
     */
    Mechanism create(Settings settings, MechanismContext context);
}
