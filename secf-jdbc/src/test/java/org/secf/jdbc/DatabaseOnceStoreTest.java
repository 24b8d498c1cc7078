package org.secf.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.secf.state.MovableClock;
import org.secf.state.OnceStore.Claim;

/** Each thing once, on all nodes and after restarts. */
class DatabaseOnceStoreTest {

    private static final Instant NOW = Instant.parse("2026-12-01T10:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);

    private final MovableClock clock = new MovableClock(NOW);

    private DatabaseOnceStore store(TestDatabase.Fresh fresh) {
        return new DatabaseOnceStore(fresh.with(DatabaseSchema.APPLICATION), clock);
    }

    @ParameterizedTest
    @EnumSource
    void letsEachKeyPassOnceAlsoAfterARestart(TestDatabase kind) {
        try (TestDatabase.Fresh fresh = kind.fresh()) {
            DatabaseOnceStore before = store(fresh);
            assertThat(before.outlivesRestarts()).isTrue();
            assertThat(before.claim("one", LATER)).isEqualTo(Claim.FIRST);
            assertThat(before.claim("two", LATER)).isEqualTo(Claim.FIRST);
            assertThat(before.claim("one", LATER)).isEqualTo(Claim.SEEN);
            fresh.disconnect();

            assertThat(store(fresh).claim("two", LATER)).isEqualTo(Claim.SEEN);
        }
    }

    @ParameterizedTest
    @EnumSource
    void forgetsWhatIsOver(TestDatabase kind) {
        try (TestDatabase.Fresh fresh = kind.fresh()) {
            DatabaseOnceStore store = store(fresh);
            store.claim("one", LATER);
            clock.advance(Duration.ofSeconds(30));
            store.claim("two", LATER.plusSeconds(60));
            clock.advance(Duration.ofSeconds(30));

            assertThat(store.claim("one", LATER.plusSeconds(60))).isEqualTo(Claim.FIRST);
            assertThat(store.claim("two", LATER.plusSeconds(60))).isEqualTo(Claim.SEEN);
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsWhatANodeWhoseClockIsBehindStillAsks(TestDatabase kind) {
        try (TestDatabase.Fresh fresh = kind.fresh()) {
            DatabaseOnceStore behind =
                    new DatabaseOnceStore(fresh.with(DatabaseSchema.APPLICATION), new MovableClock(NOW));
            DatabaseOnceStore ahead = store(fresh);
            behind.claim("one", LATER);
            clock.advance(Duration.ofMinutes(5));
            ahead.claim("two", NOW.plusSeconds(600));

            assertThat(behind.claim("one", LATER)).isEqualTo(Claim.SEEN);
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesNobodyWhereWhatIsOverCannotBeRemoved(TestDatabase kind) throws Exception {
        try (TestDatabase.Fresh fresh = kind.fresh()) {
            DatabaseOnceStore store = new DatabaseOnceStore(fresh.impatient(DatabaseSchema.APPLICATION), clock);
            store.claim("one", LATER);
            clock.advance(Duration.ofMinutes(10));
            try (AutoCloseable other = fresh.holding("SELECT id FROM secf_once")) {
                assertThat(other).isNotNull();
                assertThat(store.claim("two", NOW.plusSeconds(900))).isEqualTo(Claim.FIRST);
            }

            assertThat(fresh.noticed()).containsExactly("SWEEP_FAILED");
        }
    }

    @ParameterizedTest
    @EnumSource
    void hasOneFirstAmongManyThreadsOfTwoNodes(TestDatabase kind) throws Exception {
        try (TestDatabase.Fresh fresh = kind.fresh()) {
            List<DatabaseOnceStore> nodes = List.of(store(fresh), store(fresh));
            ExecutorService threads = Executors.newFixedThreadPool(8);
            List<Callable<Claim>> claims = new ArrayList<>();
            for (int i = 0; i < 160; i++) {
                String key = "key " + i % 20;
                DatabaseOnceStore node = nodes.get(i / 20 % 2);
                claims.add(() -> node.claim(key, LATER));
            }
            List<Claim> answers = new ArrayList<>();
            for (Future<Claim> one : threads.invokeAll(claims)) {
                answers.add(one.get());
            }
            threads.shutdown();

            assertThat(Collections.frequency(answers, Claim.FIRST)).isEqualTo(20);
            assertThat(Collections.frequency(answers, Claim.SEEN)).isEqualTo(140);
        }
    }

    @ParameterizedTest
    @EnumSource
    void cannotTellWithoutItsDatabase(TestDatabase kind) {
        try (TestDatabase.Fresh fresh = kind.fresh()) {
            DatabaseOnceStore store = store(fresh);
            fresh.disconnect();

            assertThat(store.claim("one", LATER)).isEqualTo(Claim.UNAVAILABLE);
        }
    }
}
