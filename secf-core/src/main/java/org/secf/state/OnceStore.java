package org.secf.state;

import java.time.Instant;

/** Remembers what may be used once: assertion ids, nonces, token ids. One store serves every protocol; keys start with the protocol's name. */
public interface OnceStore {

    /** What became of a claim. */
    enum Claim {
        /** Nobody claimed this key before: go on. */
        FIRST,
        /** Somebody did: a replay. */
        SEEN,
        /** The store is full or out of reach: refuse, it cannot be known. */
        UNAVAILABLE
    }

    /**
     * Claims a key, atomically: of any number of simultaneous callers exactly one gets {@link Claim#FIRST}.
     *
     * @param key what is used; the store may keep a digest of it only
     * @param expires after this instant the key need not be remembered, because what it stands for is refused as expired
     */
    Claim claim(String key, Instant expires);

    /**
     * Whether what was claimed before the application started is still known. Where it is not, messages that were made before are refused, for they may have been
     * used then. A store that does not say so is taken to forget.
     */
    default boolean outlivesRestarts() {
        return false;
    }
}
