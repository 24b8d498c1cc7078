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
import org.secf.clientcert.x509.BoundedCache;
import org.secf.introspection.IntrospectionReason;
import org.secf.keys.Base64Url;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/**
 * Remembers for a while what another source found out, by a digest of the token: whoever reads the memory of this process finds no token in it. Of requests
 * with the same token that come at once, one asks and the others wait for its answer. What the sender has to prove is not part of it.
 */
final class RememberedTokens implements TokenSource {

    private final TokenSource source;
    private final Memory memory;
    private final BoundedCache<String, Known> known;
    private final ConcurrentHashMap<String, CompletableFuture<Verdict<ValidToken>>> asking = new ConcurrentHashMap<>();

    /** An answer, and until when it holds. */
    private record Known(Verdict<ValidToken> verdict, Instant until) {}

    RememberedTokens(TokenSource source, Memory memory) {
        this.source = source;
        this.memory = memory;
        this.known = new BoundedCache<>(memory.most());
    }

    @Override
    public boolean isForUs(String token) {
        return source.isForUs(token);
    }

    @Override
    public Verdict<ValidToken> validate(String token) {
        String key = digest(token);
        Optional<Known> earlier = known.get(key);
        return earlier.isPresent()
                        && memory.clock().instant().isBefore(earlier.get().until())
                ? earlier.get().verdict()
                : asked(key, token);
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
    private static Verdict<ValidToken> waitFor(CompletableFuture<Verdict<ValidToken>> first) {
        try {
            return first.join();
        } catch (CompletionException failed) {
            return Verdict.rejected(
                    IntrospectionReason.INTROSPECTION_FAILED, "an answer", String.valueOf(failed.getCause()));
        }
    }

    /** What failed on our side says nothing of the token. */
    private void remember(String key, Verdict<ValidToken> verdict) {
        Instant now = memory.clock().instant();
        Instant until = verdict.fold(
                token -> earlier(token.expires(), now.plus(memory.good())), rejection -> now.plus(bad(rejection)));
        if (until.isAfter(now)) {
            known.put(key, new Known(verdict, until));
        }
    }

    private Duration bad(Rejection rejection) {
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
