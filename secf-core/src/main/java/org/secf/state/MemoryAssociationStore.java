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
    private final Map<String, Held> associations = new HashMap<>();
    private final Map<String, Integer> ofClients = new HashMap<>();
    private Instant nextSweep = Instant.MIN;

    private record Held(SecurityAssociation association, String client) {}

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
    public synchronized Verdict<SecurityAssociation> add(SecurityAssociation association, AssociationQuota quota) {
        sweepIfDue(clock.instant());
        Verdict<SecurityAssociation> room = room(association, quota);
        if (room.rejection().isPresent()) {
            association.close();
        } else {
            associations.put(association.id(), new Held(association, quota.client()));
            ofClients.merge(quota.client(), 1, Integer::sum);
        }
        return room;
    }

    private Verdict<SecurityAssociation> room(SecurityAssociation association, AssociationQuota quota) {
        int limit = Math.min(quota.most(), capacity);
        if (associations.size() >= limit) {
            return Verdict.rejected(AssociationReason.STORE_FULL, "at most " + limit + " associations", "one more");
        }
        if (ofClients.getOrDefault(quota.client(), 0) >= quota.mostOfClient()) {
            return Verdict.rejected(
                    AssociationReason.CLIENT_FULL,
                    "at most " + quota.mostOfClient() + " associations of one client",
                    "one more of " + quota.client());
        }
        return associations.containsKey(association.id())
                ? Verdict.rejected(AssociationReason.ID_TAKEN, "a new identifier", association.id())
                : Verdict.accepted(association);
    }

    @Override
    public synchronized Optional<SecurityAssociation> find(String id) {
        Instant now = clock.instant();
        sweepIfDue(now);
        return Optional.ofNullable(associations.get(id)).map(Held::association).filter(found -> found.isLiving(now));
    }

    @Override
    public synchronized boolean remove(String id) {
        Held found = associations.remove(id);
        if (found != null) {
            end(found);
        }
        return found != null;
    }

    private void sweepIfDue(Instant now) {
        if (now.isBefore(nextSweep)) {
            return;
        }
        nextSweep = now.plus(SWEEP_EVERY);
        Iterator<Held> all = associations.values().iterator();
        while (all.hasNext()) {
            Held one = all.next();
            if (!one.association().isLiving(now.minus(WIPED_AFTER))) {
                all.remove();
                end(one);
            }
        }
    }

    private void end(Held held) {
        held.association().close();
        ofClients.computeIfPresent(held.client(), (client, count) -> count > 1 ? count - 1 : null);
    }
}
