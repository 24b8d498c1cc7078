package org.secf.clientcert.revocation;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Work that several threads want at once is done by one of them; the others wait for it, in bounded time.
 *
 * @param <K> what the work is about
 * @param <V> its outcome
 */
final class SingleFlight<K, V> {

    private final ConcurrentHashMap<K, CompletableFuture<V>> inFlight = new ConcurrentHashMap<>();
    private final Duration patience;

    SingleFlight(Duration patience) {
        this.patience = patience;
    }

    /** The outcome, or empty where somebody else is at work who fails or takes too long. */
    Optional<V> run(K key, Supplier<V> work) {
        CompletableFuture<V> mine = new CompletableFuture<>();
        CompletableFuture<V> other = inFlight.putIfAbsent(key, mine);
        if (other != null) {
            return await(other);
        }
        try {
            V outcome = work.get();
            mine.complete(outcome);
            return Optional.of(outcome);
        } finally {
            inFlight.remove(key, mine);
            // Without effect where the outcome is there.
            mine.cancel(false);
        }
    }

    /** Whether somebody is at work on it. */
    boolean isBusy(K key) {
        return inFlight.containsKey(key);
    }

    private Optional<V> await(CompletableFuture<V> other) {
        try {
            return Optional.of(other.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException | TimeoutException | CancellationException e) {
            return Optional.empty();
        }
    }
}
