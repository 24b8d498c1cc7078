package org.secf.boot;

import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.secf.keys.set.StoreObserver;
import org.secf.keys.set.WatchedStore;
import org.secf.mechanism.AuditEvent;
import org.secf.state.RandomText;
import org.secf.verdict.Reason;
import org.secf.verdict.Rejection;

/**
 * Tells what becomes of the stores that an application follows. Of one that cannot be used the log tells each time it is tried, the audit once: whoever reads
 * that is to know that the application goes on with former keys.
 */
final class StoreLog implements StoreObserver {

    private static final System.Logger LOG = System.getLogger("org.secf");

    /** Stands in the audit where a mechanism stands that refused somebody. */
    private static final String STORE = "store";

    private final Clock clock;
    private final SecureRandom random;
    private final Consumer<AuditEvent> audit;
    private final Map<String, Told> told = new ConcurrentHashMap<>();

    /** What is wrong; what is expected instead names the time, and changes with it. */
    private record Told(Reason reason, String received) {}

    StoreLog(Clock clock, SecureRandom random, Consumer<AuditEvent> audit) {
        this.clock = clock;
        this.random = random;
        this.audit = audit;
    }

    @Override
    public void changed(WatchedStore store, long version) {
        told.remove(store.name());
        LOG.log(
                Level.INFO,
                "{0} ({1}) was changed; its version {2} holds from now on",
                store.name(),
                store.file().path(),
                version);
    }

    @Override
    public void failed(WatchedStore store, Rejection rejection) {
        LOG.log(
                Level.ERROR,
                "{0} ({1}) cannot be used any more, its version {2} goes on: {3}: {4}",
                store.name(),
                store.file().path(),
                store.version(),
                rejection.reason().name(),
                rejection.detail());
        Told now = new Told(rejection.reason(), rejection.received());
        if (!now.equals(told.put(store.name(), now))) {
            audit.accept(new AuditEvent(
                    clock.instant(),
                    RandomText.correlation(random),
                    STORE,
                    store.name() + " " + store.file().path(),
                    Optional.empty(),
                    Optional.of(rejection)));
        }
    }
}
