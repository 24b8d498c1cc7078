package org.secf.introspection;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.secf.verdict.Reason;
import org.secf.verdict.Verdict;

/**
 * How many ask a server at once. A few more wait a moment for their turn, and whoever comes then is refused without waiting: anybody can invent tokens or begin
 * logins, and threads that all waited for a server that is slow would be missed by those who ask it nothing.
 */
public final class Turns {

    private final int most;
    private final Semaphore places;
    private final Semaphore calls;
    private final Duration longest;
    private final Reason busy;

    /**
     * Nobody asks.
     *
     * @param most that ask at once
     * @param mostWaiting that wait for their turn
     * @param longest how long they do
     * @param busy why others are refused
     */
    public Turns(int most, int mostWaiting, Duration longest, Reason busy) {
        this.most = most;
        this.places = new Semaphore(most + mostWaiting);
        this.calls = new Semaphore(most, true);
        this.longest = longest;
        this.busy = busy;
    }

    /** What {@code call} says when it is its turn; else refused as busy. */
    public <T> Verdict<T> take(Supplier<Verdict<T>> call) {
        if (!places.tryAcquire()) {
            return busy();
        }
        try {
            return calls.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS) ? called(call) : busy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return busy();
        } finally {
            places.release();
        }
    }

    private <T> Verdict<T> called(Supplier<Verdict<T>> call) {
        try {
            return call.get();
        } finally {
            calls.release();
        }
    }

    private <T> Verdict<T> busy() {
        return Verdict.rejected(busy, "at most " + most + " questions at once", "more");
    }
}
