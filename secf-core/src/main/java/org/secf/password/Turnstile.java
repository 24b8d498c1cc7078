package org.secf.password;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.secf.identity.PasswordReason;
import org.secf.verdict.Verdict;

/** Lets few judge passwords at a time, in order, and sends away whoever would have to wait long: hashes are dear, and anybody may ask for one. */
final class Turnstile {

    private final Semaphore places;
    private final Duration patience;

    Turnstile(int places, Duration patience) {
        this.places = new Semaphore(places, true);
        this.patience = patience;
    }

    /** Half of the machine at most works on passwords. */
    static Turnstile ofMachine() {
        return new Turnstile(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), Duration.ofSeconds(2));
    }

    <T> Verdict<T> pass(Supplier<Verdict<T>> judgement) {
        if (!enter()) {
            return Verdict.rejected(
                    PasswordReason.TOO_MANY_LOGINS, "its turn within " + patience, "more logins than can be judged");
        }
        try {
            return judgement.get();
        } finally {
            places.release();
        }
    }

    private boolean enter() {
        try {
            return places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
