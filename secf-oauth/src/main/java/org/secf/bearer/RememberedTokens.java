package org.secf.bearer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.secf.clientcert.x509.BoundedCache;
import org.secf.introspection.IntrospectionReason;
import org.secf.keys.Base64Url;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/**
 * Remembers for a while what another source found out, by a digest of the token: whoever reads the memory of this process finds no token in it. Anybody can
 * invent tokens, so those that are not good have a place of their own and drive no good one out. Of requests with the same token that come at once, one asks and
 * some others wait for its answer. What the sender has to prove is not part of it.
 */
final class RememberedTokens implements TokenSource {

    private final TokenSource source;
    private final Memory memory;
    private final BoundedCache<String, Known> good;
    private final BoundedCache<String, Known> bad;
    private final Semaphore waiting;
    private final ConcurrentHashMap<String, CompletableFuture<Verdict<ValidToken>>> asking = new ConcurrentHashMap<>();

    /** An answer, and until when it holds. */
    private record Known(Verdict<ValidToken> verdict, Instant until) {}

    RememberedTokens(TokenSource source, Memory memory) {
        this.source = source;
        this.memory = memory;
        this.good = new BoundedCache<>(memory.most());
        this.bad = new BoundedCache<>(memory.most());
        this.waiting = new Semaphore(memory.mostWaiting());
    }

    @Override
    public boolean isForUs(String token) {
        return source.isForUs(token);
    }

    @Override
    public Verdict<ValidToken> validate(String token) {
        String key = digest(token);
        return known(good, key).or(() -> known(bad, key)).orElseGet(() -> asked(key, token));
    }

    private Optional<Verdict<ValidToken>> known(BoundedCache<String, Known> answers, String key) {
        return answers.get(key)
                .filter(earlier -> memory.clock().instant().isBefore(earlier.until()))
                .map(Known::verdict);
    }

    private Verdict<ValidToken> asked(String key, String token) {
        CompletableFuture<Verdict<ValidToken>> mine = new CompletableFuture<>();
        CompletableFuture<Verdict<ValidToken>> first = asking.putIfAbsent(key, mine);
        if (first != null) {
            return waitFor(first);
        }
        try {
            Verdict<ValidToken> verdict = source.validate(token);
            remember(key, verdict);
            mine.complete(verdict);
            return verdict;
        } catch (RuntimeException | Error e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            asking.remove(key, mine);
        }
    }

    /** Whoever asks is bounded in time, and so is who waits. */
    private Verdict<ValidToken> waitFor(CompletableFuture<Verdict<ValidToken>> first) {
        if (!waiting.tryAcquire()) {
            return Verdict.rejected(
                    IntrospectionReason.INTROSPECTION_BUSY, "at most " + memory.mostWaiting() + " that wait", "more");
        }
        try {
            return first.join();
        } catch (CompletionException failed) {
            return Verdict.rejected(
                    IntrospectionReason.INTROSPECTION_FAILED, "an answer", String.valueOf(failed.getCause()));
        } finally {
            waiting.release();
        }
    }

    /** What failed on our side says nothing of the token. */
    private void remember(String key, Verdict<ValidToken> verdict) {
        Instant now = memory.clock().instant();
        Instant until = verdict.fold(
                token -> earlier(token.expires(), now.plus(memory.good())), rejection -> now.plus(timeOf(rejection)));
        if (until.isAfter(now)) {
            (verdict.rejection().isEmpty() ? good : bad).put(key, new Known(verdict, until));
        }
    }

    private Duration timeOf(Rejection rejection) {
        boolean isOurFault = rejection.reason() instanceof IntrospectionReason reason && reason.isOurFault();
        return isOurFault ? Duration.ZERO : memory.bad();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static String digest(String token) {
        try {
            return Base64Url.encode(
                    MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
