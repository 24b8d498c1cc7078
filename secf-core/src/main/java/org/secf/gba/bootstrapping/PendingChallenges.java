package org.secf.gba.bootstrapping;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Challenges that wait for an answer, the oldest first. Each is answered once, right or wrong: so nobody tries answer after answer.
 *
 * <p>Everybody may ask for challenges, for every subscriber. So each sender has a part of the room, and in that each name a small one: whoever asks for more
 * drives out the oldest of its own. Behind a proxy all are one sender, and everybody may ask for every subscriber that it knows by its identity; but a device
 * that calls itself by what it was given for a while has a part that nobody fills who does not know that. For many threads at once.
 */
final class PendingChallenges {

    /** For one name from one sender: more than a device needs, and than a stranger who shares its sender makes while it answers. */
    static final int MOST_OF_ONE = 64;

    /** One sender has so much of the room, as a part of it. */
    static final int PARTS = 8;

    /** Stands in no name that is shown, and in no address. */
    private static final char OF = '\n';

    private final int capacity;
    private final Map<String, PendingChallenge> byNonce = new LinkedHashMap<>();
    private final Map<String, Set<String>> accounts = new HashMap<>();

    PendingChallenges(int capacity) {
        this.capacity = capacity;
    }

    synchronized void add(PendingChallenge challenge, Instant now) {
        for (String account : accounts(challenge)) {
            Set<String> own = accounts.getOrDefault(account, Set.of());
            if (own.size() >= room(account)) {
                remove(own.iterator().next());
            }
        }
        for (Optional<String> oldest = oldest(); oldest.isPresent(); oldest = oldest()) {
            PendingChallenge one = Objects.requireNonNull(byNonce.get(oldest.get()));
            if (byNonce.size() < capacity && now.isBefore(one.expires())) {
                break;
            }
            remove(oldest.get());
        }
        String nonce = challenge.nonce().text();
        byNonce.put(nonce, challenge);
        for (String account : accounts(challenge)) {
            accounts.computeIfAbsent(account, absent -> new LinkedHashSet<>(2)).add(nonce);
        }
    }

    /** That of the name with the sender, and that of the sender. Texts, which many with one hash do not make slow. */
    private static List<String> accounts(PendingChallenge challenge) {
        return List.of(challenge.sender() + OF + challenge.name(), challenge.sender());
    }

    private int room(String account) {
        return account.indexOf(OF) >= 0 ? MOST_OF_ONE : Math.max(1, capacity / PARTS);
    }

    private Optional<String> oldest() {
        return byNonce.keySet().stream().findFirst();
    }

    private Optional<PendingChallenge> remove(String nonce) {
        Optional<PendingChallenge> removed = Optional.ofNullable(byNonce.remove(nonce));
        removed.map(PendingChallenges::accounts).orElse(List.of()).forEach(account -> {
            Set<String> own = accounts.getOrDefault(account, Set.of());
            own.remove(nonce);
            if (own.isEmpty()) {
                accounts.remove(account);
            }
        });
        return removed;
    }

    /** Taken by whoever answers first. */
    synchronized Optional<PendingChallenge> take(String nonce, Instant now) {
        return remove(nonce).filter(challenge -> now.isBefore(challenge.expires()));
    }

    /** How many accounts there are, so that none outlives its challenges. */
    synchronized int accounts() {
        return accounts.size();
    }
}
