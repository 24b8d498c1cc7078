package org.secf.digest;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.secf.state.OnceStore;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;

/**
 * Lets each count of each nonce pass once, in any order, since a client may send several requests at a time (RFC 7616 §5.5). To be asked after the
 * answer proved right only, or anybody could use up the counts of somebody else's nonce.
 */
final class NonceCounts {

    private static final String PREFIX = "digest:";

    /** How much longer than its nonce a count is remembered: between the look at the clock and the claim, or at another node, it may be later. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    private final OnceStore once;

    NonceCounts(OnceStore once) {
        this.once = once;
    }

    /** The same for every spelling of a count. */
    static String canonical(String nc) {
        return nc.toLowerCase(Locale.ROOT);
    }

    Optional<Rejection> claim(DigestCredentials credentials, Instant nonceEnds) {
        String key = PREFIX + credentials.nonce() + ":" + canonical(credentials.nc());
        return switch (once.claim(key, nonceEnds.plus(GRACE))) {
            case FIRST -> Check.HOLDS;
            case SEEN -> Check.refused(DigestReason.REPLAYED, "a count not used before", credentials.nc());
            case UNAVAILABLE -> Check.refused(DigestReason.REPLAY_UNKNOWN, "a memory of counts", "none now");
        };
    }
}
