package org.secf.saml.model;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How much each issuer has of a memory that is bounded and forgets nothing early: whoever uses up its share has no more until the oldest is forgotten, and
 * nobody else is kept from anything. What is counted is never less than what is remembered, and counts for up to five minutes longer. Each node counts for
 * itself. Thread-safe.
 */
public final class IssuerShares {

    private static final long SLICE_MILLIS = Duration.ofMinutes(5).toMillis();

    private final int most;
    private final Map<String, Share> shares = new HashMap<>();
    private long swept = Long.MIN_VALUE;

    /** What one has, by the slice of time in which it is forgotten. */
    private static final class Share {

        private final NavigableMap<Long, Integer> bySlice = new TreeMap<>();
        private int total;

        void add(long slice, int count) {
            int left = bySlice.merge(slice, count, Integer::sum);
            total += count;
            if (left == 0) {
                bySlice.remove(slice);
            }
        }

        boolean isNothing(long now) {
            while (!bySlice.isEmpty() && bySlice.firstKey() < now) {
                total -= bySlice.pollFirstEntry().getValue();
            }
            return bySlice.isEmpty();
        }
    }

    /**
     * Nobody has anything.
     *
     * @param most of one issuer at a time, at least one
     */
    public IssuerShares(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("at least one has to be remembered, not " + most);
        }
        this.most = most;
    }

    /**
     * Counts one more; not where the issuer has its share already.
     *
     * @param forgotten when it is remembered no longer
     */
    public synchronized boolean take(String issuer, Instant forgotten, Instant now) {
        long slice = slice(now);
        sweep(slice);
        Share share = shares.computeIfAbsent(issuer, first -> new Share());
        share.isNothing(slice);
        if (share.total >= most) {
            return false;
        }
        share.add(slice(forgotten), 1);
        return true;
    }

    /** Counts one less, since it was not remembered after all. */
    public synchronized void giveBack(String issuer, Instant forgotten) {
        Share share = shares.get(issuer);
        if (share != null && share.bySlice.containsKey(slice(forgotten))) {
            share.add(slice(forgotten), -1);
        }
    }

    /** Who left a federation leaves nothing behind. */
    private void sweep(long slice) {
        if (slice > swept) {
            swept = slice;
            shares.values().removeIf(share -> share.isNothing(slice));
        }
    }

    private static long slice(Instant instant) {
        return Math.floorDiv(instant.toEpochMilli(), SLICE_MILLIS);
    }
}
