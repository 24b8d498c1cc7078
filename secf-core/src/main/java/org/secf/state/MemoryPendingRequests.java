package org.secf.state;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Logins in flight in this process's memory. When full, the oldest login goes: refusing new ones instead would let a flood of started logins lock
 * everybody out until they expire.
 */
public final class MemoryPendingRequests implements PendingRequests {

    private final Clock clock;
    private final int capacity;
    private final Map<String, PendingRequest> requests = new LinkedHashMap<>();

    /**
     * An empty store.
     *
     * @param capacity the most logins in flight
     */
    public MemoryPendingRequests(Clock clock, int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity must be at least 1, not " + capacity);
        }
        this.clock = clock;
        this.capacity = capacity;
    }

    @Override
    public synchronized void put(PendingRequest request) {
        Iterator<PendingRequest> oldestFirst = requests.values().iterator();
        while (oldestFirst.hasNext()) {
            PendingRequest oldest = oldestFirst.next();
            if (requests.size() < capacity && !isExpired(oldest)) {
                break;
            }
            oldestFirst.remove();
        }
        requests.put(request.id(), request);
    }

    @Override
    public synchronized Optional<PendingRequest> take(String id, String binding) {
        PendingRequest found = requests.get(id);
        if (found == null || !isSame(found.binding(), binding)) {
            return Optional.empty();
        }
        requests.remove(id);
        return isExpired(found) ? Optional.empty() : Optional.of(found);
    }

    private boolean isExpired(PendingRequest request) {
        return !clock.instant().isBefore(request.expires());
    }

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }
}
