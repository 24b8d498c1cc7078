package org.secf.mechanism;

import java.util.Optional;
import org.secf.delegation.DelegationIssuer;
import org.secf.settings.Settings;

/** Makes issuers of one kind, which vouch for the application's callers towards others. Found through {@link java.util.ServiceLoader}. */
public interface DelegationIssuerFactory extends DefinitionKind {

    /**
     * Builds one; whatever is wrong is said here and stops the deployment.
     *
     * @throws org.secf.settings.ConfigurationException with where, what was expected and what to do
     */
    DelegationIssuer create(Settings settings, MechanismContext context);

    /** What publishes the keys by which others verify its tokens; empty where the settings ask for none. */
    default Optional<Endpoint> endpoint(Settings settings, MechanismContext context) {
        return Optional.empty();
    }
}
