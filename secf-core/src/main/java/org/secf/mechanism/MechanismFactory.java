package org.secf.mechanism;

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
}
