package org.secf.gba.bootstrapping;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Challenges that wait for an answer, the oldest first. Each is answered once, right or wrong: so nobody tries answer after answer. */
final class PendingChallenges {

    private final int capacity;
    private final Map<String, PendingChallenge> byNonce = new LinkedHashMap<>();

    PendingChallenges(int capacity) {
        this.capacity = capacity;
    }

    /** A flood drives out the oldest: each costs the flood a request, and its device only another try. */
    synchronized void add(PendingChallenge challenge, Instant now) {
        var oldest = byNonce.values().iterator();
        while (oldest.hasNext()) {
            PendingChallenge one = oldest.next();
            if (byNonce.size() < capacity && now.isBefore(one.expires())) {
                break;
            }
            oldest.remove();
        }
        byNonce.put(challenge.nonce().text(), challenge);
    }

    /** Taken by whoever answers first. */
    synchronized Optional<PendingChallenge> take(String nonce, Instant now) {
        return Optional.ofNullable(byNonce.remove(nonce)).filter(challenge -> now.isBefore(challenge.expires()));
    }
}
