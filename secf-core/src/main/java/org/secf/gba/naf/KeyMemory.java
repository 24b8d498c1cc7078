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
import org.secf.gba.naf.LastingMemory.Kept;
import org.secf.gba.retrieval.ApplicationKeys;

/**
 * Keys that were retrieved, so that the network is asked once for each device. Bounded: the one that was not used for longest goes first, since its device costs a
 * question only. What leaves is wiped; everybody gets a copy, so that this takes keys from nobody who is using them. For many threads at once.
 */
final class KeyMemory {

    private final Clock clock;
    private final Duration longest;
    private final int capacity;
    private final Optional<LastingMemory> lasting;
    private final Map<Device, Kept> keys = new LinkedHashMap<>(16, 0.75f, true);

    private record Device(TransactionId transaction, NafId application) {}

    /**
     * An empty one.
     *
     * @param longest how long a key is used at most
     * @param lasting what is asked for keys that are not here, and keeps all
     */
    KeyMemory(Clock clock, Duration longest, int capacity, Optional<LastingMemory> lasting) {
        this.clock = clock;
        this.longest = longest;
        this.capacity = capacity;
        this.lasting = lasting;
    }

    /** Keys that are not over. The caller closes them. */
    Optional<ApplicationKeys> find(TransactionId transaction, NafId application) {
        Device device = new Device(transaction, application);
        return here(device).or(() -> remembered(device));
    }

    private synchronized Optional<ApplicationKeys> here(Device device) {
        @Nullable Kept kept = keys.get(device);
        if (kept != null && !isGood(kept)) {
            wipe(keys.remove(device));
            return Optional.empty();
        }
        return Optional.ofNullable(kept).map(one -> one.keys().copy());
    }

    /** Others go on while this waits. */
    private Optional<ApplicationKeys> remembered(Device device) {
        Optional<Kept> found = lasting.flatMap(memory -> memory.find(device.transaction(), device.application()));
        found.filter(this::isGood).ifPresent(kept -> put(device, kept));
        return found.flatMap(kept -> {
            try (ApplicationKeys read = kept.keys()) {
                return isGood(kept) ? Optional.of(read.copy()) : Optional.empty();
            }
        });
    }

    private boolean isGood(Kept kept) {
        return clock.instant().isBefore(kept.ends());
    }

    /** Keeps a copy of keys, or says no where they are over already. */
    boolean keep(TransactionId transaction, NafId application, ApplicationKeys retrieved) {
        Instant latest = clock.instant().plus(longest);
        Kept kept = new Kept(retrieved, retrieved.expires().isBefore(latest) ? retrieved.expires() : latest);
        if (!isGood(kept)) {
            return false;
        }
        lasting.ifPresent(memory -> memory.keep(transaction, application, kept));
        put(new Device(transaction, application), kept);
        return true;
    }

    private synchronized void put(Device device, Kept kept) {
        wipe(keys.put(device, new Kept(kept.keys().copy(), kept.ends())));
        if (keys.size() > capacity) {
            var eldest = keys.values().iterator();
            wipe(eldest.next());
            eldest.remove();
        }
    }

    /** What is in here itself. */
    synchronized Optional<ApplicationKeys> kept(TransactionId transaction, NafId application) {
        return Optional.ofNullable(keys.get(new Device(transaction, application)))
                .map(Kept::keys);
    }

    private static void wipe(@Nullable Kept leaving) {
        if (leaving != null) {
            leaving.keys().close();
        }
    }
}
