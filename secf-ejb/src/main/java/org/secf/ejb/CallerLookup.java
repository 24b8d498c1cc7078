package org.secf.ejb;

import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.secf.identity.Caller;
import org.secf.identity.CallerSource;

/** Asks the deployment's one {@link CallerSource}, if it has one. */
@Singleton
class CallerLookup {

    private final Optional<CallerSource> source;

    @Inject
    CallerLookup(Instance<CallerSource> sources) {
        // Two sources may disagree; then neither is believed.
        this.source = sources.isResolvable() ? Optional.of(sources.get()) : Optional.empty();
    }

    /** The caller of the request at hand, nobody where there is no request; empty where no source is deployed. */
    Optional<Caller> current() {
        return source.map(CallerLookup::ask);
    }

    private static Caller ask(CallerSource source) {
        try {
            return source.current();
        } catch (ContextNotActiveException outsideRequest) {
            return Caller.nobody();
        }
    }
}
