package org.secf.elytron;

import java.time.Clock;
import java.util.Optional;
import org.secf.crypto.Crypto;
import org.secf.keys.set.KeyRing;
import org.secf.mechanism.CallerCarrier;
import org.secf.mechanism.CallerCarrierFactory;
import org.secf.mechanism.CallerTokenKeys;
import org.secf.settings.ConfigurationException;
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
    public Optional<CallerCarrier> create(Settings settings, KeyRing keys, Clock clock, Crypto crypto) {
        if (settings.find(CallerTokenKeys.SIGNING_KEY)
                .or(() -> settings.find(CallerTokenKeys.KEY_SET))
                .isPresent()) {
            requireModules();
        }
        return new SignerSource(settings, keys, clock, crypto)
                .read()
                .map(signers -> new ElytronCarrier(new CallerTokens(signers, clock)));
    }

    /** The manifest of our jar asks for them; otherwise every call of a session bean would fail later. */
    private static void requireModules() {
        if (!Elytron.hasModules()) {
            throw new ConfigurationException(
                    "secf.%s or secf.%s is given, but the application does not see org.jboss.modules."
                                    .formatted(CallerTokenKeys.SIGNING_KEY.name(), CallerTokenKeys.KEY_SET.name())
                            + " Keep secf-elytron as the jar it is, or add to META-INF/MANIFEST.MF: Dependencies: org.jboss.modules");
        }
    }
}
