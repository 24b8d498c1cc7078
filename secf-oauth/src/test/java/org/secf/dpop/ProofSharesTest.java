package org.secf.dpop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.secf.state.OnceShares;

class ProofSharesTest {

    private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");

    private static long taken(OnceShares shares, String account) {
        return Stream.generate(() -> shares.take(account, NOW))
                .limit(10)
                .filter(isTaken -> isTaken)
                .count();
    }

    @Test
    void areOfEachCallerAndOfAll() {
        OnceShares shares = new ProofQuota(3, 5).shares(Duration.ofSeconds(80));
        assertThat(taken(shares, "alice")).isEqualTo(3);
        assertThat(taken(shares, "bob")).isEqualTo(2);
        assertThat(taken(shares, "carol")).isZero();
    }

    @Test
    void areNotNone() {
        for (List<Integer> wrong : List.of(List.of(0, 1), List.of(1, 0), List.of(-1, 1))) {
            assertThatIllegalArgumentException().isThrownBy(() -> new ProofQuota(wrong.get(0), wrong.get(1)));
        }
    }
}
