package org.secf.state;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A once-store in this process's memory. Never forgets a key before it expires: when it is full of unexpired keys it answers
 * {@link OnceStore.Claim#UNAVAILABLE}, since making room would let somebody replay what was dropped.
 */
public final class MemoryOnceStore implements OnceStore {

    /** Of a key that is kept as it is, in characters. */
    private static final int LONGEST = 128;

    private static final long SWEEP_EVERY_MILLIS = Duration.ofSeconds(30).toMillis();

    private final Clock clock;
    private final int capacity;
    private final ConcurrentHashMap<String, Long> expiries = new ConcurrentHashMap<>();
    private final AtomicLong size = new AtomicLong();
    private final AtomicLong nextSweep = new AtomicLong();

    /**
     * An empty store.
     *
     * @param capacity the most unexpired keys it holds
     */
    public MemoryOnceStore(Clock clock, int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity must be at least 1, not " + capacity);
        }
        this.clock = clock;
        this.capacity = capacity;
    }

    @Override
    public Claim claim(String use, Instant expires) {
        String key = kept(use);
        long now = clock.millis();
        sweepIfDue(now);
        // The place is taken before the key, so that simultaneous claims cannot exceed the capacity together.
        if (size.incrementAndGet() > capacity) {
            size.decrementAndGet();
            return expiries.containsKey(key) ? Claim.SEEN : Claim.UNAVAILABLE;
        }
        Long earlier = expiries.putIfAbsent(key, expires.toEpochMilli());
        if (earlier == null) {
            return Claim.FIRST;
        }
        size.decrementAndGet();
        if (earlier > now) {
            return Claim.SEEN;
        }
        return expiries.replace(key, earlier, expires.toEpochMilli()) ? Claim.FIRST : Claim.SEEN;
    }

    /** Keys are as long as their senders like, and a million long ones would fill the memory before the store is full. */
    static String kept(String key) {
        return key.length() <= LONGEST ? key : "digest:" + BrowserBinding.digest(key);
    }

    /** One thread sweeps, the others go on; a full store is swept again after a second at the earliest. */
    private void sweepIfDue(long now) {
        long due = nextSweep.get();
        boolean full = size.get() >= capacity;
        long earliest = full ? due - SWEEP_EVERY_MILLIS + 1000 : due;
        if (now >= earliest && nextSweep.compareAndSet(due, now + SWEEP_EVERY_MILLIS)) {
            expiries.forEach((key, expiry) -> {
                if (expiry <= now && expiries.remove(key, expiry)) {
                    size.decrementAndGet();
                }
            });
        }
    }
}
