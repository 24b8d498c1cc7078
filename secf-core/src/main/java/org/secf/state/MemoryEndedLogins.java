package org.secf.state;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Ended logins in this process's memory, for an application on one node. A full store takes no more notes: dropping one would bring a login back to life. */
public final class MemoryEndedLogins implements EndedLogins {

    private static final long SWEEP_EVERY_MILLIS = 30_000;

    private final Clock clock;
    private final int capacity;
    private final ConcurrentHashMap<String, Ended> notes = new ConcurrentHashMap<>();
    private final AtomicLong nextSweep = new AtomicLong();

    private record Ended(Instant madeBy, Instant forgotten) {

        Ended and(Ended other) {
            return new Ended(later(madeBy, other.madeBy), later(forgotten, other.forgotten));
        }

        private static Instant later(Instant one, Instant other) {
            return one.isAfter(other) ? one : other;
        }
    }

    /**
     * An empty store.
     *
     * @param capacity the most keys with notes that are still needed
     */
    public MemoryEndedLogins(Clock clock, int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity must be at least 1, not " + capacity);
        }
        this.clock = clock;
        this.capacity = capacity;
    }

    /** One at a time: logouts are seldom, and the capacity holds. */
    @Override
    public synchronized Note end(String key, Instant madeBy, Instant forgotten) {
        String kept = MemoryOnceStore.kept(key);
        sweepIfDue();
        if (notes.size() >= capacity && !notes.containsKey(kept)) {
            return Note.UNAVAILABLE;
        }
        notes.merge(kept, new Ended(madeBy, forgotten), Ended::and);
        return Note.TAKEN;
    }

    @Override
    public boolean isOver(String key, Instant made) {
        Ended ended = notes.get(MemoryOnceStore.kept(key));
        return ended != null && !made.isAfter(ended.madeBy());
    }

    /** A full store is looked through at every note, since each that is refused is a logout that fails. */
    private void sweepIfDue() {
        Instant now = clock.instant();
        if (notes.size() >= capacity || now.toEpochMilli() >= nextSweep.get()) {
            nextSweep.set(now.toEpochMilli() + SWEEP_EVERY_MILLIS);
            notes.values().removeIf(ended -> !now.isBefore(ended.forgotten()));
        }
    }
}
