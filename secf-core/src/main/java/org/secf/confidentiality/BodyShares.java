package org.secf.confidentiality;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How many encrypted bodies are remembered of each client, and of all: the memory is bounded, forgets nothing early, and serves every protocol. A body is
 * counted until its association is over. Each process counts for itself. Safe for many threads at once.
 */
final class BodyShares {

    private static final Duration SWEEP_EVERY = Duration.ofSeconds(10);

    private final int mostOfAccount;
    private final int most;
    private final Map<String, NavigableMap<Instant, Integer>> accounts = new HashMap<>();
    private int all;
    private Instant nextSweep = Instant.MIN;

    /**
     * Nobody has any.
     *
     * @param mostOfAccount of one client at a time, at least 1
     * @param most of all together, at least 1
     */
    BodyShares(int mostOfAccount, int most) {
        if (mostOfAccount < 1 || most < 1) {
            throw new IllegalArgumentException("at least one body has to be remembered");
        }
        this.mostOfAccount = mostOfAccount;
        this.most = most;
    }

    /**
     * Counts one more; not where that would be too many.
     *
     * @param account by a name that who has it cannot choose
     * @param forgotten when it is remembered no longer; the same for all bodies of one association, so that an account has few of them
     */
    synchronized boolean take(String account, Instant forgotten, Instant now) {
        sweep(now);
        NavigableMap<Instant, Integer> own = accounts.computeIfAbsent(account, first -> new TreeMap<>());
        forget(own, now);
        int count = own.values().stream().mapToInt(Integer::intValue).sum();
        if (count >= mostOfAccount || all >= most) {
            return false;
        }
        own.merge(forgotten, 1, Integer::sum);
        all++;
        return true;
    }

    /** Counts one less, since it was not remembered after all. */
    synchronized void giveBack(String account, Instant forgotten) {
        NavigableMap<Instant, Integer> own = accounts.get(account);
        if (own != null && own.containsKey(forgotten)) {
            own.computeIfPresent(forgotten, (end, count) -> count == 1 ? null : count - 1);
            all--;
        }
    }

    synchronized int accounts() {
        return accounts.size();
    }

    /** Whose associations are over leaves nothing behind. */
    private void sweep(Instant now) {
        if (now.isAfter(nextSweep)) {
            nextSweep = now.plus(SWEEP_EVERY);
            accounts.values().removeIf(own -> {
                forget(own, now);
                return own.isEmpty();
            });
        }
    }

    private void forget(NavigableMap<Instant, Integer> own, Instant now) {
        while (!own.isEmpty() && own.firstKey().isBefore(now)) {
            all -= own.pollFirstEntry().getValue();
        }
    }
}
