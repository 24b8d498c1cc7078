package org.secf.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeyLifeTest {

    private static final Instant T0 = Instant.parse("2026-05-01T00:00:00Z");
    private static final Instant T1 = T0.plusSeconds(10);
    private static final Instant T2 = T0.plusSeconds(20);
    private static final Instant T3 = T0.plusSeconds(30);

    private final KeyLife whole = KeyLife.waiting().activeFrom(T1).until(T2, T3);

    @Test
    void changesStateAtTheVeryInstant() {
        assertThat(whole.at(T0)).isEqualTo(KeyState.NEXT);
        assertThat(whole.at(T1.minusNanos(1))).isEqualTo(KeyState.NEXT);
        assertThat(whole.at(T1)).isEqualTo(KeyState.ACTIVE);
        assertThat(whole.at(T2.minusNanos(1))).isEqualTo(KeyState.ACTIVE);
        assertThat(whole.at(T2)).isEqualTo(KeyState.RETIRING);
        assertThat(whole.at(T3.minusNanos(1))).isEqualTo(KeyState.RETIRING);
        assertThat(whole.at(T3)).isEqualTo(KeyState.RETIRED);
    }

    @Test
    void waitsForEverWhileNobodySetsATime() {
        assertThat(KeyLife.waiting().at(Instant.MAX)).isEqualTo(KeyState.NEXT);
    }

    @Test
    void staysActiveOnceTheEndIsTakenBack() {
        assertThat(whole.staying()).isEqualTo(KeyLife.waiting().activeFrom(T1));
        assertThat(whole.staying().at(Instant.MAX)).isEqualTo(KeyState.ACTIVE);
    }

    @Test
    void mayEndBeforeItWasUsed() {
        assertThat(KeyLife.waiting().until(T1, T1).at(T1)).isEqualTo(KeyState.RETIRED);
    }

    @Test
    void neverGoesBack() {
        assertThatThrownBy(() -> KeyLife.waiting().activeFrom(T2).until(T1, T3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(T2.toString())
                .hasMessageContaining(T1.toString());
        assertThatThrownBy(() -> KeyLife.waiting().until(T3, T2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new KeyLife(Optional.of(T2), Optional.empty(), Optional.of(T1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
