package org.secf.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MemoryPendingRequestsTest {

    private final MovableClock clock = new MovableClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final PendingRequests pending = new MemoryPendingRequests(clock, 3);

    @Test
    void givesARequestOutOnce() {
        put("a");
        assertThat(pending.take("a", "browser")).map(PendingRequest::target).contains("/a");
        assertThat(pending.take("a", "browser")).isEmpty();
    }

    @Test
    void keepsItFromAnotherBrowserAndForItsOwn() {
        put("a");
        assertThat(pending.take("a", "other")).isEmpty();
        assertThat(pending.take("a", "browser")).isPresent();
    }

    @Test
    void givesUpWhatExpired() {
        put("a");
        clock.advance(Duration.ofMinutes(10));
        assertThat(pending.take("a", "browser")).isEmpty();
    }

    @Test
    void givesUpTheOldestWhenFull() {
        put("a");
        put("b");
        put("c");
        put("d");
        assertThat(pending.take("a", "browser")).isEmpty();
        assertThat(pending.take("b", "browser")).isPresent();
        assertThat(pending.take("d", "browser")).isPresent();
    }

    private void put(String id) {
        pending.put(new PendingRequest(
                id,
                "browser",
                "/" + id,
                "https://idp.example.org",
                clock.instant().plusSeconds(600),
                Map.of()));
    }
}
