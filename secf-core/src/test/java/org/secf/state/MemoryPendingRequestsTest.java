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

    @Test
    void givesUpTheOldestForALongTarget() {
        put("a");
        put("b", "/" + "x".repeat(MemoryPendingRequests.CHARACTERS_EACH * 2));
        put("c", "/" + "x".repeat(MemoryPendingRequests.CHARACTERS_EACH * 2));
        assertThat(pending.take("a", "browser")).isEmpty();
        assertThat(pending.take("b", "browser")).isEmpty();
        assertThat(pending.take("c", "browser")).isPresent();
        put("d");
        put("e");
        put("f");
        assertThat(pending.take("d", "browser"))
                .as("what was taken weighs nothing")
                .isPresent();
    }

    @Test
    void givesUpTheOldestForLongDetails() {
        String much = "x".repeat(MemoryPendingRequests.CHARACTERS_EACH * 2);
        put("a");
        put("b", "/b", Map.of("much", much));
        put("c", "/c", Map.of(much, "much"));
        assertThat(pending.take("a", "browser")).isEmpty();
        assertThat(pending.take("b", "browser")).isEmpty();
        assertThat(pending.take("c", "browser")).isPresent();
    }

    private void put(String id) {
        put(id, "/" + id);
    }

    private void put(String id, String target) {
        put(id, target, Map.of());
    }

    private void put(String id, String target, Map<String, String> details) {
        pending.put(new PendingRequest(
                id,
                "browser",
                target,
                "https://idp.example.org",
                clock.instant().plusSeconds(600),
                details));
    }
}
