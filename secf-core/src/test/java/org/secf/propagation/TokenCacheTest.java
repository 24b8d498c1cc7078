package org.secf.propagation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.secf.verdict.Verdicts.assertRefused;
import static org.secf.verdict.Verdicts.value;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.secf.keys.Secret;
import org.secf.verdict.Verdict;

class TokenCacheTest {

    private static final TokenKey KEY =
            new TokenKey("proof", "idp", "alice", PropagationMode.TOKEN_EXCHANGE, Optional.empty(), Optional.empty());

    private final TokenCache cache =
            new TokenCache(Clock.systemUTC(), new TokenCache.Limits(10, Duration.ZERO, Duration.ofMillis(50)));

    private static Verdict<ObtainedToken> token() {
        return Verdict.accepted(
                new ObtainedToken(Secret.taking("token".getBytes(StandardCharsets.US_ASCII)), Instant.MAX));
    }

    /** What nobody should ask for. */
    private static Verdict<ObtainedToken> never() {
        return Verdict.rejected(PropagationReason.NOT_PROPAGATED, "no question", "one");
    }

    @Test
    void waitsForAnotherNoLongerThanItsPatience() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch mayAnswer = new CountDownLatch(1);
        Thread first = new Thread(() -> cache.get(KEY, () -> {
            asked.countDown();
            await(mayAnswer);
            return token();
        }));
        first.start();
        await(asked);

        assertRefused(cache.get(KEY, TokenCacheTest::never), PropagationReason.TIMED_OUT);
        mayAnswer.countDown();
        first.join(20_000);
        assertThat(value(cache.get(KEY, TokenCacheTest::never))).isNotNull();
    }

    @Test
    void goesOnAfterAFailure() {
        assertThatThrownBy(() -> cache.get(KEY, () -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");

        assertThat(value(cache.get(KEY, TokenCacheTest::token))).isNotNull();
    }

    @Test
    void dropsWhatIsOverWhenItIsAskedFor() {
        value(cache.get(
                KEY,
                () -> token().map(token ->
                        new ObtainedToken(token.value(), Instant.now().plusMillis(30)))));
        assertThat(cache.size()).isEqualTo(1);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (System.nanoTime() < deadline
                && cache.get(KEY, () -> Verdict.rejected(PropagationReason.TOKEN_REFUSED, "", ""))
                        .rejection()
                        .isEmpty()) {
            Thread.onSpinWait();
        }

        assertThat(cache.size()).isZero();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
