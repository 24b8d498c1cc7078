package org.secf.elytron;

import java.time.Clock;
import java.util.Optional;
import org.secf.mechanism.CallerCarrier;
import org.secf.mechanism.CallerCarrierFactory;
import org.secf.mechanism.CallerTokenKeys;
import org.secf.settings.Settings;

/** The carrier of WildFly. */
public final class ElytronCarrierFactory implements CallerCarrierFactory {

    /** For the service loader. */
    public ElytronCarrierFactory() {}

    @Override
    public boolean isAtHome() {
        return Elytron.isPresent();
    }

    @Override
    public Optional<CallerCarrier> create(Settings settings, Clock clock) {
        return settings.find(CallerTokenKeys.SIGNING_KEY)
                .map(location -> new ElytronCarrier(new CallerTokens(TokenSigner.of(settings, location), clock)));
    }
}
