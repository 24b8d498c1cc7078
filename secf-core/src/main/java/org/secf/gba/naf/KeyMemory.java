package org.secf.gba.naf;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.secf.gba.NafId;
import org.secf.gba.TransactionId;
import org.secf.gba.retrieval.ApplicationKeys;

/**
 * Keys that were retrieved, so that the network is asked once for each device. Bounded: the one that was not used for longest goes first, since its device costs a
 * question only. For many threads at once.
 */
final class KeyMemory {

    private final Clock clock;
    private final Duration longest;
    private final int capacity;
    private final Map<Device, Kept> keys = new LinkedHashMap<>(16, 0.75f, true);

    private record Device(TransactionId transaction, NafId application) {}

    private record Kept(ApplicationKeys keys, Instant ends) {}

    /**
     * An empty one.
     *
     * @param longest how long a key is used at most
     */
    KeyMemory(Clock clock, Duration longest, int capacity) {
        this.clock = clock;
        this.longest = longest;
        this.capacity = capacity;
    }

    /** Keys that are not over. */
    synchronized Optional<ApplicationKeys> find(TransactionId transaction, NafId application) {
        Device device = new Device(transaction, application);
        @Nullable Kept kept = keys.get(device);
        if (kept == null) {
            return Optional.empty();
        }
        if (!clock.instant().isBefore(kept.ends())) {
            keys.remove(device);
            return Optional.empty();
        }
        return Optional.of(kept.keys());
    }

    /** Keeps keys, or says no where they are over already. Those that leave are not wiped: another thread may be using them. */
    synchronized boolean keep(TransactionId transaction, NafId application, ApplicationKeys retrieved) {
        Instant now = clock.instant();
        Instant latest = now.plus(longest);
        Instant ends = retrieved.expires().isBefore(latest) ? retrieved.expires() : latest;
        if (!now.isBefore(ends)) {
            return false;
        }
        keys.put(new Device(transaction, application), new Kept(retrieved, ends));
        if (keys.size() > capacity) {
            var eldest = keys.keySet().iterator();
            eldest.next();
            eldest.remove();
        }
        return true;
    }
}
