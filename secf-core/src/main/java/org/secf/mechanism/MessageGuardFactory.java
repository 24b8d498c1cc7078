package org.secf.mechanism;

import org.secf.settings.Settings;

/** Makes guards of one kind. Found through {@link java.util.ServiceLoader}. */
public interface MessageGuardFactory extends DefinitionKind {

    /**
     * Builds one; whatever is wrong is said here and stops the deployment.
     *
     * @param id the definition's, for facts: {@code signature}, {@code signature.partners}
     * @throws org.secf.settings.ConfigurationException with where, what was expected and what to do
     */
    MessageGuard create(String id, Settings settings, MechanismContext context);
}
