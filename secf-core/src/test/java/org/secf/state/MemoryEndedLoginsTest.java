package org.secf.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MemoryEndedLoginsTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(3600);

    private final MovableClock clock = new MovableClock(NOW);
    private final EndedLogins ended = new MemoryEndedLogins(clock, 2);

    @Test
    void loginsMadeBeforeAndAtTheInstantAreOver() {
        assertThat(ended.end("alice", NOW, LATER)).isEqualTo(EndedLogins.Note.TAKEN);

        assertThat(ended.isOver("alice", NOW.minusSeconds(1))).isTrue();
        assertThat(ended.isOver("alice", NOW)).isTrue();
        assertThat(ended.isOver("alice", NOW.plusMillis(1))).isFalse();
        assertThat(ended.isOver("bob", NOW)).isFalse();
    }

    @Test
    void anEarlierNoteTakesNothingBack() {
        ended.end("alice", NOW, LATER);
        ended.end("alice", NOW.minusSeconds(60), NOW.plusSeconds(1));
        ended.end("bob", NOW, LATER);
        clock.advance(Duration.ofSeconds(60));

        assertThat(ended.end("carol", NOW, LATER)).as("sweeps").isEqualTo(EndedLogins.Note.UNAVAILABLE);
        assertThat(ended.isOver("alice", NOW)).isTrue();
    }

    @Test
    void fullStoreSaysSoAndForgetsNothing() {
        ended.end("alice", NOW, LATER);
        ended.end("bob", NOW, LATER);

        assertThat(ended.end("carol", NOW, LATER)).isEqualTo(EndedLogins.Note.UNAVAILABLE);
        assertThat(ended.end("bob", NOW.plusSeconds(5), LATER)).isEqualTo(EndedLogins.Note.TAKEN);
        assertThat(ended.isOver("alice", NOW)).isTrue();
        assertThat(ended.isOver("carol", NOW)).isFalse();
    }

    @Test
    void makesRoomOfWhatNobodyNeedsAnyMore() {
        ended.end("alice", NOW, NOW.plusSeconds(10));
        ended.end("bob", NOW, LATER);
        clock.advance(Duration.ofSeconds(10));

        assertThat(ended.end("carol", NOW, LATER)).isEqualTo(EndedLogins.Note.TAKEN);
        assertThat(ended.isOver("alice", NOW)).isFalse();
    }

    @Test
    void longKeysAreKeptApart() {
        String prefix = "x".repeat(500);
        ended.end(prefix + "1", NOW, LATER);

        assertThat(ended.isOver(prefix + "1", NOW)).isTrue();
        assertThat(ended.isOver(prefix + "2", NOW)).isFalse();
    }

    @Test
    void needsRoomForOne() {
        assertThatThrownBy(() -> new MemoryEndedLogins(clock, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
