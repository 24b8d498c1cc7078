package org.secf.state;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.secf.keys.Base64Url;

/**
 * Who has how many uses remembered in a {@link OnceStore}: it is bounded, forgets nothing early, and serves every protocol, so whoever fills it has everybody
 * refused. What is counted is never less than what is remembered, and holds for up to an eighth of the time longer. There are no more accounts than uses that
 * are counted, and those of the last slice. Each process counts for itself. Safe for many threads at once.
 */
public final class OnceShares {

    /** Of an account that is kept as it is, in characters. */
    private static final int LONGEST = 64;

    private final int mostOfAccount;
    private final int most;
    private final long sliceMillis;
    private final RecentCount all = new RecentCount();
    private final ConcurrentHashMap<String, RecentCount> accounts = new ConcurrentHashMap<>();
    private final AtomicLong swept = new AtomicLong();

    /**
     * Nobody has any.
     *
     * @param mostOfAccount at a time, at least 1
     * @param most of all accounts together, at least 1
     * @param window how long a use is remembered at most
     */
    public OnceShares(int mostOfAccount, int most, Duration window) {
        if (mostOfAccount < 1 || most < 1) {
            throw new IllegalArgumentException("at least one use has to be remembered");
        }
        this.mostOfAccount = mostOfAccount;
        this.most = most;
        this.sliceMillis = window.toMillis() / RecentCount.SLICES + 1;
    }

    /**
     * Counts one more; not where that would be too many.
     *
     * @param account by a name that who has it cannot choose
     */
    public boolean take(String account, Instant now) {
        long slice = now.toEpochMilli() / sliceMillis;
        sweep(slice);
        AtomicBoolean isFree = new AtomicBoolean();
        accounts.compute(kept(account), (name, known) -> {
            RecentCount own = known == null ? new RecentCount() : known;
            isFree.set(own.add(slice, mostOfAccount));
            return own;
        });
        if (isFree.get() && !all.add(slice, most)) {
            takeBackOf(account);
            return false;
        }
        return isFree.get();
    }

    /** Counts one less, since it was not remembered after all. */
    public void giveBack(String account) {
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
