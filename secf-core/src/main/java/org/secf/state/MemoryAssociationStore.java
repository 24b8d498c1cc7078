package org.secf.state;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.secf.verdict.Verdict;

/** Associations in this process's memory. A full store takes no more; living ones are never dropped, else a flood of new ones would end those of others. */
public final class MemoryAssociationStore implements AssociationStore {

    /** A request that found its association just before the end may still be at work with its keys. */
    static final Duration WIPED_AFTER = Duration.ofMinutes(1);

    private static final Duration SWEEP_EVERY = Duration.ofSeconds(10);

    private final Clock clock;
    private final int capacity;
    private final Map<String, SecurityAssociation> associations = new HashMap<>();
    private Instant nextSweep = Instant.MIN;

    /**
     * An empty store.
     *
     * @param capacity the most associations it holds, whatever is asked of it
     */
    public MemoryAssociationStore(Clock clock, int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity must be at least 1, not " + capacity);
        }
        this.clock = clock;
        this.capacity = capacity;
    }

    @Override
    public synchronized Verdict<SecurityAssociation> add(SecurityAssociation association, int most) {
        sweepIfDue(clock.instant());
        int limit = Math.min(most, capacity);
        if (associations.size() >= limit) {
            association.close();
            return Verdict.rejected(AssociationReason.STORE_FULL, "at most " + limit + " associations", "one more");
        }
        if (associations.putIfAbsent(association.id(), association) != null) {
            association.close();
            return Verdict.rejected(AssociationReason.ID_TAKEN, "a new identifier", association.id());
        }
        return Verdict.accepted(association);
    }

    @Override
    public synchronized Optional<SecurityAssociation> find(String id) {
        Instant now = clock.instant();
        sweepIfDue(now);
        return Optional.ofNullable(associations.get(id)).filter(found -> found.isLiving(now));
    }

    @Override
    public synchronized boolean remove(String id) {
        SecurityAssociation found = associations.remove(id);
        if (found != null) {
            found.close();
        }
        return found != null;
    }

    private void sweepIfDue(Instant now) {
        if (now.isBefore(nextSweep)) {
            return;
        }
        nextSweep = now.plus(SWEEP_EVERY);
        Iterator<SecurityAssociation> all = associations.values().iterator();
        while (all.hasNext()) {
            SecurityAssociation one = all.next();
            if (!one.isLiving(now.minus(WIPED_AFTER))) {
                all.remove();
                one.close();
            }
        }
    }
}
