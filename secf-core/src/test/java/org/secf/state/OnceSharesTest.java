package org.secf.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class OnceSharesTest {

    private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");
    private static final Duration WINDOW = Duration.ofSeconds(80);

    private final OnceShares shares = new OnceShares(3, 5, WINDOW);

    private int taken(String account, int tries, Instant now) {
        int taken = 0;
        for (int i = 0; i < tries; i++) {
            taken += shares.take(account, now) ? 1 : 0;
        }
        return taken;
    }

    @Test
    void areOfEachAccountAndOfAll() {
        assertThat(taken("alice", 10, NOW)).isEqualTo(3);
        assertThat(taken("bob", 10, NOW)).isEqualTo(2);
        assertThat(taken("carol", 10, NOW)).isZero();
    }

    /** What all have left is not used up by who has nothing left. */
    @Test
    void areNotTakenFromOthersByRefusals() {
        taken("alice", 1000, NOW);
        shares.giveBack("alice");
        assertThat(taken("bob", 3, NOW)).isEqualTo(3);
        assertThat(taken("alice", 1, NOW)).isZero();
        shares.giveBack("bob");
        assertThat(taken("alice", 1, NOW)).isEqualTo(1);
    }

    /** Never earlier than what is remembered, and at most an eighth of the time later. */
    @Test
    void comeBackWithTime() {
        for (long offset : new long[] {0, 1, 5_000, 9_999, 10_000}) {
            OnceShares some = new OnceShares(1, 5, WINDOW);
            Instant begin = NOW.plusMillis(offset);
            assertThat(some.take("alice", begin)).isTrue();
            assertThat(some.take("alice", begin.plus(WINDOW).minusMillis(1))).isFalse();
            assertThat(some.take(
                            "alice",
                            begin.plus(WINDOW.multipliedBy(9).dividedBy(8)).plusMillis(20)))
                    .isTrue();
        }
    }

    @Test
    void doNotComeBackWhenTheClockDoesNot() {
        taken("alice", 3, NOW);
        assertThat(taken("alice", 1, NOW.minusSeconds(3600))).isZero();
        assertThat(taken("alice", 1, NOW.plusSeconds(3600))).isEqualTo(1);
    }

    /** Names may be as long as a token. */
    @Test
    void areKeptForNoLongerThanTheyAreNeeded() {
        OnceShares many = new OnceShares(3, 1_000_000, WINDOW);
        for (int i = 0; i < 1000; i++) {
            many.take("x".repeat(1000) + i, NOW);
        }
        assertThat(many.accounts()).isEqualTo(1000);
        many.take("alice", NOW.plus(WINDOW.multipliedBy(2)));
        assertThat(many.accounts()).isEqualTo(1);
    }

    @Test
    void areNoMoreForManyAtOnce() throws Exception {
        OnceShares some = new OnceShares(100, 1000, WINDOW);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<Boolean> take = () -> some.take("alice", NOW);
            int taken = 0;
            for (Future<Boolean> one : threads.invokeAll(Collections.nCopies(500, take))) {
                taken += one.get() ? 1 : 0;
            }
            assertThat(taken).isEqualTo(100);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void areNotNone() {
        for (List<Integer> wrong : List.of(List.of(0, 1), List.of(1, 0), List.of(-1, 1))) {
            assertThatIllegalArgumentException().isThrownBy(() -> new OnceShares(wrong.get(0), wrong.get(1), WINDOW));
        }
    }
}
