package org.secf.jaspic;

import jakarta.servlet.ServletContext;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.secf.crypto.Crypto;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.Routes;
import org.secf.resource.Resources;
import org.secf.settings.Settings;
import org.secf.state.MemoryOnceStore;
import org.secf.state.MemoryPendingRequests;

/** Time, randomness, memory and files of one application. */
record Surroundings(ServletContext context, Clock clock, SecureRandom random) {

    private static final int ONCE_KEYS = 1_000_000;
    private static final int LOGINS_IN_FLIGHT = 100_000;

    static Surroundings of(ServletContext context) {
        return new Surroundings(context, Clock.systemUTC(), new SecureRandom());
    }

    Authentication authentication(Routes routes) {
        return authentication(routes, Endpoints.NONE, Guards.NONE);
    }

    Authentication authentication(Routes routes, Endpoints endpoints, Guards guards) {
        return new Authentication(routes, endpoints, guards, new Sessions(clock), audit(), clock, random);
    }

    AuditTrail audit() {
        return new AuditTrail(CdiBridge.events());
    }

    Resources resources() {
        return new Resources(
                Thread.currentThread().getContextClassLoader(),
                path -> Optional.ofNullable(context.getResourceAsStream(path)));
    }

    /** As the settings choose, from the class path of the application. */
    Crypto crypto(Settings settings) {
        return Crypto.read(settings, Thread.currentThread().getContextClassLoader());
    }

    /** For the mechanisms of the application at {@code contextPath}, which need not be the one whose files these are. */
    MechanismContext forMechanisms(String contextPath, Crypto crypto) {
        return new MechanismContext(
                clock,
                random,
                crypto,
                new MemoryOnceStore(clock, ONCE_KEYS),
                new MemoryPendingRequests(clock, LOGINS_IN_FLIGHT),
                resources(),
                CdiBridge.parts(),
                ElExpressions.of(contextPath));
    }
}
