package org.secf.mechanism;

import java.time.Clock;
import java.util.Optional;
import org.secf.crypto.Crypto;
import org.secf.keys.set.KeyRing;
import org.secf.settings.Settings;

/** Makes the carrier of one kind of server. Found through {@link java.util.ServiceLoader}; on servers of another kind it is passed over. */
public interface CallerCarrierFactory {

    /** Whether this server is of the kind. Never throws, and needs no class that another server lacks. */
    boolean isAtHome();

    /**
     * Builds it; whatever is wrong is said here and stops the deployment.
     *
     * @param settings of the application, with {@link CallerTokenKeys}
     * @param keys its secret stores
     * @param crypto signs
     * @return empty where the settings ask for none
     * @throws org.secf.settings.ConfigurationException with where, what was expected and what to do
     */
    Optional<CallerCarrier> create(Settings settings, KeyRing keys, Clock clock, Crypto crypto);
}
