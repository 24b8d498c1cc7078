package org.secf.saml.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class IssuerSharesTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Instant SOON = NOW.plus(Duration.ofMinutes(10));
    private static final Instant LATE = NOW.plus(Duration.ofHours(24));

    private final IssuerShares shares = new IssuerShares(2);

    @Test
    void whoHasItsShareKeepsNobodyElseFromAnything() {
        assertThat(shares.take("one", SOON, NOW)).isTrue();
        assertThat(shares.take("one", LATE, NOW)).isTrue();
        assertThat(shares.take("one", SOON, NOW)).isFalse();
        assertThat(shares.take("other", SOON, NOW)).isTrue();
    }

    @Test
    void whatIsForgottenCountsNoMore() {
        shares.take("one", SOON, NOW);
        shares.take("one", LATE, NOW);
        Instant before = SOON.minusSeconds(1);
        assertThat(shares.take("one", LATE, before)).isFalse();
        Instant after = SOON.plus(Duration.ofMinutes(5));
        assertThat(shares.take("one", LATE, after)).isTrue();
        assertThat(shares.take("one", LATE, after)).isFalse();
    }

    @Test
    void whatWasGivenBackCountsNoMore() {
        shares.take("one", SOON, NOW);
        shares.take("one", LATE, NOW);
        shares.giveBack("one", LATE);
        assertThat(shares.take("one", LATE, NOW)).isTrue();
        assertThat(shares.take("one", LATE, NOW)).isFalse();
    }

    @Test
    void nothingIsGivenBackThatWasNotTaken() {
        shares.giveBack("one", SOON);
        shares.take("one", SOON, NOW);
        shares.giveBack("one", LATE);
        shares.take("one", SOON, NOW);
        assertThat(shares.take("one", SOON, NOW)).isFalse();
    }

    @Test
    void shareOfNothingIsRefused() {
        assertThatThrownBy(() -> new IssuerShares(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
