package org.secf.clientcert.revocation;

import java.time.Duration;
import java.time.Instant;

/**
 * How old what is known may become.
 *
 * @param refresh after this time it is asked for again, although it may hold longer
 * @param clockSkew tolerance of every time check
 */
public record RevocationTimes(Duration refresh, Duration clockSkew) {

    private static final Duration LEAST = Duration.ofMinutes(1);

    public RevocationTimes {
        if (refresh.compareTo(LEAST) < 0 || clockSkew.isNegative()) {
            throw new IllegalArgumentException("refresh of at least " + LEAST + ", clock skew not negative");
        }
    }

    /** When to ask again for what holds until {@code end}; what has ended is not asked for at every request. */
    Instant next(Instant now, Instant end, Duration retry) {
        Instant usual = now.plus(refresh);
        Instant earliest = now.plus(retry);
        Instant wanted = end.isBefore(usual) ? end : usual;
        return wanted.isBefore(earliest) ? earliest : wanted;
    }

    boolean hasBegun(Instant begin, Instant now) {
        return !begin.isAfter(now.plus(clockSkew));
    }

    boolean hasEnded(Instant end, Instant now) {
        return !now.isBefore(end.plus(clockSkew));
    }
}
