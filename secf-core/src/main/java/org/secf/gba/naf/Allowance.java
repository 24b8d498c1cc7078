package org.secf.gba.naf;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** So many at once, and so many a second from then on. Not for several threads at once. */
final class Allowance {

    private final Clock clock;
    private final int most;
    private final int aSecond;
    private double left;
    private Instant counted;

    Allowance(Clock clock, int most, int aSecond) {
        this.clock = clock;
        this.most = most;
        this.aSecond = aSecond;
        this.left = most;
        this.counted = clock.instant();
    }

    /** Takes one, if there are more than {@code reserve} left. */
    boolean take(int reserve) {
        Instant now = clock.instant();
        if (now.isAfter(counted)) {
            double more = Duration.between(counted, now).toMillis() / 1000.0 * aSecond;
            left = Math.min(most, left + more);
        }
        counted = now;
        if (left < reserve + 1) {
            return false;
        }
        left--;
        return true;
    }

    /** That one does not count. */
    void giveBack() {
        left = Math.min(most, left + 1);
    }
}
