package org.secf.mechanism;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.secf.settings.Key;
import org.secf.settings.Settings;

/**
 * Makes one kind of mechanism. Found through {@link java.util.ServiceLoader}, so that what is on the class path decides what is available, and a new
 * protocol changes no adapter.
 */
public interface MechanismFactory extends DefinitionKind {

    /**
     * Builds the mechanism; whatever is wrong is said here and stops the deployment.
     *
     * @throws org.secf.settings.ConfigurationException with where, what was expected and what to do
     */
    Mechanism create(Settings settings, MechanismContext context);

    /**
     * The setting by which the definition without a name lists others of its kind that are parts of it, and no mechanisms of their own. A part has every
     * setting of the whole unless it says otherwise. Empty where this kind has no parts.
     */
    default Optional<Key<List<String>>> parts() {
        return Optional.empty();
    }

    /**
     * Builds one mechanism of a whole with its parts.
     *
     * @param parts by name, in the order listed; empty where none is listed
     * @throws org.secf.settings.ConfigurationException with where, what was expected and what to do
     */
    default Mechanism create(Settings whole, Map<String, Settings> parts, MechanismContext context) {
        return create(whole, context);
    }
}
