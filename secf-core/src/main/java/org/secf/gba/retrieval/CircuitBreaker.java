package org.secf.gba.retrieval;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/**
 * Leaves a server alone that failed several times in a row, and lets one call try again when some time has passed. For many threads at once; no call waits for
 * another.
 */
public final class CircuitBreaker {

    private final Clock clock;
    private final int failures;
    private final Duration pause;
    private int inRow;
    private Instant closedUntil = Instant.MIN;

    /**
     * One that lets everything through at first.
     *
     * @param failures after so many in a row the server is left alone
     * @param pause for so long
     * @throws IllegalArgumentException when one is not positive
     */
    public CircuitBreaker(Clock clock, int failures, Duration pause) {
        if (failures < 1 || pause.isNegative() || pause.isZero()) {
            throw new IllegalArgumentException("expected one failure and some time at least");
        }
        this.clock = clock;
        this.failures = failures;
        this.pause = pause;
    }

    /** Calls, if that may be; what the call was refused with, or {@link RetrievalReason#SERVER_DOWN}. */
    <T> Verdict<T> call(Supplier<Verdict<T>> call) {
        Optional<Rejection> pausing = begin();
        if (pausing.isPresent()) {
            return Verdict.rejected(pausing.get());
        }
        Verdict<T> result = call.get();
        end(result.rejection().isEmpty());
        return result;
    }

    private synchronized Optional<Rejection> begin() {
        Instant now = clock.instant();
        if (now.isBefore(closedUntil)) {
            return Optional.of(new Rejection(
                    RetrievalReason.SERVER_DOWN,
                    "a server that answers",
                    inRow + " failures, paused until " + closedUntil));
        }
        if (inRow >= failures) {
            // This call tries; the others go on waiting for what it finds.
            closedUntil = now.plus(pause);
        }
        return Optional.empty();
    }

    private synchronized void end(boolean hasAnswered) {
        if (hasAnswered) {
            inRow = 0;
            closedUntil = Instant.MIN;
        } else if (++inRow >= failures) {
            closedUntil = clock.instant().plus(pause);
        }
    }
}
