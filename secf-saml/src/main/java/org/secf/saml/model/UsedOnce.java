package org.secf.saml.model;

import java.time.Clock;
import java.time.Instant;
import org.secf.state.OnceStore;

/**
 * What was used once, in the store that serves every protocol of the application and forgets nothing early: whoever filled it would have everybody refused. Only
 * an issuer that is trusted gets there, and each has a share. Thread-safe; made once.
 */
public final class UsedOnce {

    /** Of one issuer at a time, where there are several: a tenth of what an application remembers in its own process. */
    public static final int SHARE = 100_000;

    /** Of the only issuer: nobody else would be refused. */
    public static final int ALL = Integer.MAX_VALUE;

    private final OnceStore store;
    private final IssuerShares shares;
    private final Clock clock;

    /** With that share for each issuer. */
    public UsedOnce(OnceStore store, int share, Clock clock) {
        this.store = store;
        this.shares = new IssuerShares(share);
        this.clock = clock;
    }

    /** Of one issuer, or of several. */
    public static UsedOnce of(boolean isOneIssuer, OnceStore store, Clock clock) {
        return new UsedOnce(store, isOneIssuer ? ALL : SHARE, clock);
    }

    /**
     * Claims a key as {@link OnceStore#claim} does, in the name of whoever made what is used; {@link OnceStore.Claim#UNAVAILABLE} where that one has its share
     * already.
     */
    public OnceStore.Claim claim(String issuer, String key, Instant expires) {
        if (!shares.take(issuer, expires, clock.instant())) {
            return OnceStore.Claim.UNAVAILABLE;
        }
        OnceStore.Claim claim = store.claim(key, expires);
        if (claim != OnceStore.Claim.FIRST) {
            shares.giveBack(issuer, expires);
        }
        return claim;
    }
}
