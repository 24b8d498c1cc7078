package org.secf.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.secf.state.OnceStore.Claim;

class MemoryOnceStoreTest {

    private final MovableClock clock = new MovableClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final OnceStore store = new MemoryOnceStore(clock, 100);

    @Test
    void refusesTheSecondUse() {
        assertThat(claim("a")).isEqualTo(Claim.FIRST);
        assertThat(claim("a")).isEqualTo(Claim.SEEN);
        assertThat(claim("b")).isEqualTo(Claim.FIRST);
    }

    @Test
    void keepsLongKeysShortAndApart() {
        String nonce = "http-signature:" + "n".repeat(2000);

        assertThat(claim(nonce)).isEqualTo(Claim.FIRST);
        assertThat(claim(nonce)).isEqualTo(Claim.SEEN);
        assertThat(claim(nonce + "n")).isEqualTo(Claim.FIRST);
        assertThat(MemoryOnceStore.kept(nonce)).hasSizeLessThan(64);
        assertThat(MemoryOnceStore.kept("saml:1")).isEqualTo("saml:1");
    }

    @Test
    void forgetsWhatExpired() {
        claim("a");
        clock.advance(Duration.ofMinutes(2));
        assertThat(claim("a")).isEqualTo(Claim.FIRST);
        assertThat(claim("a")).isEqualTo(Claim.SEEN);
    }

    @Test
    void refusesWhenFullInsteadOfForgetting() {
        IntStream.range(0, 100).forEach(i -> claim("k" + i));
        assertThat(claim("new")).isEqualTo(Claim.UNAVAILABLE);
        assertThat(claim("k0")).isEqualTo(Claim.SEEN);
    }

    @Test
    void makesRoomOnceKeysExpired() {
        IntStream.range(0, 100).forEach(i -> claim("k" + i));
        clock.advance(Duration.ofMinutes(2));
        assertThat(claim("new")).isEqualTo(Claim.FIRST);
        assertThat(IntStream.range(0, 99).mapToObj(i -> claim("n" + i))).containsOnly(Claim.FIRST);
        assertThat(claim("one too many")).isEqualTo(Claim.UNAVAILABLE);
    }

    @Test
    void letsExactlyOneOfManyThreadsPass() throws Exception {
        OnceStore real = new MemoryOnceStore(Clock.systemUTC(), 10_000);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 50; round++) {
                String key = "round" + round;
                Instant expiry = Instant.parse("2999-01-01T00:00:00Z");
                List<Callable<Claim>> same = IntStream.range(0, 8)
                        .<Callable<Claim>>mapToObj(i -> () -> real.claim(key, expiry))
                        .toList();
                int first = 0;
                for (Future<Claim> claim : threads.invokeAll(same)) {
                    first += claim.get() == Claim.FIRST ? 1 : 0;
                }
                assertThat(first).isEqualTo(1);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void refusesToHoldNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> new MemoryOnceStore(clock, 0));
    }

    private Claim claim(String key) {
        return store.claim(key, clock.instant().plusSeconds(60));
    }
}
