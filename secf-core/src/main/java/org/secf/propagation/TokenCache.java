package org.secf.propagation;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.secf.verdict.Verdict;

/**
 * Tokens that were obtained, until shortly before they are over; no more than a number of them, of which those go first that were not used for longest. Of several
 * threads that want the same one, one gets it and the others wait for that. A token whose caller left meanwhile is not kept.
 */
final class TokenCache {

    private static final float LOAD = 0.75f;

    private final Clock clock;
    private final Limits limits;
    private final Map<TokenKey, ObtainedToken> leastUsedFirst = new LinkedHashMap<>(16, LOAD, true);
    private final Map<TokenKey, CompletableFuture<Optional<Verdict<ObtainedToken>>>> flights = new HashMap<>();

    /**
     * What holds for all of them.
     *
     * @param most how many are kept
     * @param skew how long before its end none is used any more
     * @param patience how long one waits for another
     */
    record Limits(int most, Duration skew, Duration patience) {}

    TokenCache(Clock clock, Limits limits) {
        this.clock = clock;
        this.limits = limits;
    }

    /** The kept one, or what {@code fetch} gets now. */
    Verdict<ObtainedToken> get(TokenKey key, Supplier<Verdict<ObtainedToken>> fetch) {
        Optional<Verdict<ObtainedToken>> told = asked(key, fetch);
        while (told.isEmpty()) {
            // Whoever asked was interrupted, which says nothing of the endpoint.
            told = asked(key, fetch);
        }
        return told.get();
    }

    /** Whoever brought that proof has left. */
    synchronized void forget(String proof) {
        leastUsedFirst.keySet().removeIf(key -> key.proof().equals(proof));
        flights.keySet().removeIf(key -> key.proof().equals(proof));
    }

    synchronized int size() {
        return leastUsedFirst.size();
    }

    private Optional<Verdict<ObtainedToken>> asked(TokenKey key, Supplier<Verdict<ObtainedToken>> fetch) {
        CompletableFuture<Optional<Verdict<ObtainedToken>>> mine = new CompletableFuture<>();
        CompletableFuture<Optional<Verdict<ObtainedToken>>> one;
        synchronized (this) {
            Optional<ObtainedToken> known = usable(key);
            if (known.isPresent()) {
                return Optional.of(Verdict.accepted(known.get()));
            }
            one = flights.computeIfAbsent(key, missing -> mine);
        }
        return one == mine ? Optional.of(flown(key, mine, fetch)) : awaited(one);
    }

    private Optional<ObtainedToken> usable(TokenKey key) {
        Optional<ObtainedToken> known = Optional.ofNullable(leastUsedFirst.get(key));
        if (known.isPresent() && !isUsable(known.get())) {
            leastUsedFirst.remove(key);
            return Optional.empty();
        }
        return known;
    }

    private boolean isUsable(ObtainedToken token) {
        return clock.instant().isBefore(token.expires().minus(limits.skew()));
    }

    private Verdict<ObtainedToken> flown(
            TokenKey key,
            CompletableFuture<Optional<Verdict<ObtainedToken>>> mine,
            Supplier<Verdict<ObtainedToken>> fetch) {
        Verdict<ObtainedToken> made =
                Verdict.rejected(PropagationReason.TOKEN_REFUSED, "a token", "a failure in asking for it");
        try {
            made = fetch.get();
            return made;
        } finally {
            Optional<ObtainedToken> token = made.fold(Optional::of, refusal -> Optional.empty());
            synchronized (this) {
                // Not there any more where the caller has left meanwhile.
                if (flights.remove(key, mine)) {
                    token.filter(this::isUsable).ifPresent(fresh -> keep(key, fresh));
                }
            }
            boolean wasInterrupted = token.isEmpty() && Thread.currentThread().isInterrupted();
            mine.complete(wasInterrupted ? Optional.empty() : Optional.of(made));
        }
    }

    private void keep(TokenKey key, ObtainedToken token) {
        leastUsedFirst.put(key, token);
        if (leastUsedFirst.size() > limits.most()) {
            Iterator<TokenKey> oldest = leastUsedFirst.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    private Optional<Verdict<ObtainedToken>> awaited(CompletableFuture<Optional<Verdict<ObtainedToken>>> other) {
        try {
            return other.get(limits.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(tooLate("an interruption"));
        } catch (ExecutionException | TimeoutException e) {
            return Optional.of(tooLate("none from whoever asked for it"));
        }
    }

    private Verdict<ObtainedToken> tooLate(String received) {
        return Verdict.rejected(
                PropagationReason.TIMED_OUT,
                "a token within " + limits.patience().toSeconds() + "s",
                received);
    }
}
