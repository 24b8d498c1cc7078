package org.secf.dpop;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.secf.keys.Base64Url;

/** Who has how many proofs remembered, by {@link ProofQuota}. There are no more accounts than proofs that are counted, and those of the last slice. */
final class ProofShares {

    /** Of an account that is kept as it is, in characters. */
    private static final int LONGEST = 64;

    private final ProofQuota quota;
    private final long sliceMillis;
    private final RecentCount all = new RecentCount();
    private final ConcurrentHashMap<String, RecentCount> accounts = new ConcurrentHashMap<>();
    private final AtomicLong swept = new AtomicLong();

    /**
     * Nobody has any.
     *
     * @param window how long a proof is remembered at most
     */
    ProofShares(ProofQuota quota, Duration window) {
        this.quota = quota;
        this.sliceMillis = window.toMillis() / RecentCount.SLICES + 1;
    }

    /** Counts one more; not where that would be too many. */
    boolean take(String account, Instant now) {
        long slice = now.toEpochMilli() / sliceMillis;
        sweep(slice);
        AtomicBoolean isFree = new AtomicBoolean();
        accounts.compute(kept(account), (name, known) -> {
            RecentCount own = known == null ? new RecentCount() : known;
            isFree.set(own.add(slice, quota.mostOfAccount()));
            return own;
        });
        if (isFree.get() && !all.add(slice, quota.most())) {
            takeBackOf(account);
            return false;
        }
        return isFree.get();
    }

    /** Counts one less, since it was not remembered after all. */
    void giveBack(String account) {
        takeBackOf(account);
        all.takeBack();
    }

    int accounts() {
        return accounts.size();
    }

    private void takeBackOf(String account) {
        accounts.computeIfPresent(kept(account), (name, own) -> {
            own.takeBack();
            return own;
        });
    }

    /** One thread for each slice, the others go on. */
    private void sweep(long slice) {
        long before = swept.get();
        if (slice > before && swept.compareAndSet(before, slice)) {
            accounts.keySet()
                    .forEach(name -> accounts.computeIfPresent(name, (same, own) -> own.isNothing(slice) ? null : own));
        }
    }

    /** Names are as long as tokens let them be. */
    private static String kept(String account) {
        try {
            return account.length() <= LONGEST
                    ? account
                    : "digest:"
                            + Base64Url.encode(MessageDigest.getInstance("SHA-256")
                                    .digest(account.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
