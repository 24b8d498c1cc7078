package org.secf.gba.bootstrapping;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.secf.gba.TransactionId;

/** Bootstrappings in this process's memory: one for each subscriber. A full one takes nobody new, and drops nobody. */
public final class MemoryBootstrappings implements Bootstrappings {

    private final Clock clock;
    private final int capacity;
    private final Map<String, Bootstrapping> ofSubscribers = new HashMap<>();
    private final Map<TransactionId, String> byTransaction = new HashMap<>();
    private final Map<String, String> byTemporaryIdentity = new HashMap<>();

    /**
     * An empty one.
     *
     * @param capacity how many subscribers it holds at most
     */
    public MemoryBootstrappings(Clock clock, int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity must be at least 1, not " + capacity);
        }
        this.clock = clock;
        this.capacity = capacity;
    }

    @Override
    public synchronized boolean add(Bootstrapping bootstrapping) {
        String subscriber = bootstrapping.subscriber();
        if (!ofSubscribers.containsKey(subscriber) && ofSubscribers.size() >= capacity) {
            sweep();
            if (ofSubscribers.size() >= capacity) {
                bootstrapping.key().close();
                return false;
            }
        }
        forget(ofSubscribers.put(subscriber, bootstrapping));
        byTransaction.put(bootstrapping.transaction(), subscriber);
        byTemporaryIdentity.put(bootstrapping.temporaryIdentity(), subscriber);
        return true;
    }

    @Override
    public synchronized Optional<Bootstrapping> find(TransactionId transaction) {
        return Optional.ofNullable(byTransaction.get(transaction))
                .flatMap(this::living)
                .map(Bootstrapping::copy);
    }

    @Override
    public synchronized Optional<String> subscriber(String temporaryIdentity) {
        return Optional.ofNullable(byTemporaryIdentity.get(temporaryIdentity))
                .flatMap(this::living)
                .map(Bootstrapping::subscriber);
    }

    private Optional<Bootstrapping> living(String subscriber) {
        Instant now = clock.instant();
        return Optional.ofNullable(ofSubscribers.get(subscriber)).filter(one -> now.isBefore(one.expires()));
    }

    private void sweep() {
        Instant now = clock.instant();
        ofSubscribers.values().removeIf(one -> {
            boolean isOver = !now.isBefore(one.expires());
            if (isOver) {
                forget(one);
            }
            return isOver;
        });
    }

    private void forget(@org.jspecify.annotations.Nullable Bootstrapping before) {
        if (before != null) {
            byTransaction.remove(before.transaction());
            byTemporaryIdentity.remove(before.temporaryIdentity());
            before.key().close();
        }
    }
}
