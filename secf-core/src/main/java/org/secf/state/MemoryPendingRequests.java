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

    /** What one login may take on average; anybody can begin logins with a long target or much to remember, and these must not fill the memory. */
    static final int CHARACTERS_EACH = 512;

    private final Clock clock;
    private final int capacity;
    private final Map<String, PendingRequest> requests = new LinkedHashMap<>();
    private long characters;

    /**
     * An empty store.
     *
     * @param capacity the most logins in flight; fewer where their targets or details are long
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
            if (hasRoom(request) && !isExpired(oldest)) {
                break;
            }
            oldestFirst.remove();
            characters -= weight(oldest);
        }
        forget(request.id());
        requests.put(request.id(), request);
        characters += weight(request);
    }

    @Override
    public synchronized Optional<PendingRequest> take(String id, String binding) {
        PendingRequest found = requests.get(id);
        if (found == null || !isSame(found.binding(), binding)) {
            return Optional.empty();
        }
        forget(id);
        return isExpired(found) ? Optional.empty() : Optional.of(found);
    }

    private boolean hasRoom(PendingRequest request) {
        return requests.size() < capacity && characters + weight(request) <= (long) capacity * CHARACTERS_EACH;
    }

    private void forget(String id) {
        PendingRequest found = requests.remove(id);
        if (found != null) {
            characters -= weight(found);
        }
    }

    private static int weight(PendingRequest request) {
        int details = request.details().entrySet().stream()
                .mapToInt(detail -> detail.getKey().length() + detail.getValue().length())
                .sum();
        return request.id().length()
                + request.binding().length()
                + request.target().length()
                + details;
    }

    private boolean isExpired(PendingRequest request) {
        return !clock.instant().isBefore(request.expires());
    }

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }
}
