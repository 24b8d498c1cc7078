package org.secf.mechanism;

import org.secf.settings.Settings;

/** Makes endpoints for callers of one kind. Found through {@link java.util.ServiceLoader}. */
public interface CallerEndpointFactory extends DefinitionKind {

    /**
     * Builds one; whatever is wrong is said here and stops the deployment.
     *
     * @throws org.secf.settings.ConfigurationException with where, what was expected and what to do
     */
    CallerEndpoint create(Settings settings, MechanismContext context);
}
