package org.secf.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.secf.state.EndedLogins.Note;
import org.secf.state.MovableClock;

/** What ended stays so, on all nodes and after restarts. */
class DatabaseEndedLoginsTest {

    private static final Instant NOW = Instant.parse("2026-12-01T10:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(3600);

    private final MovableClock clock = new MovableClock(NOW);

    private DatabaseEndedLogins store(TestDatabase.Fresh fresh) {
        return new DatabaseEndedLogins(fresh.with(DatabaseSchema.APPLICATION), clock);
    }

    @ParameterizedTest
    @EnumSource
    void loginsMadeBeforeAndAtTheInstantAreOverOnEveryNodeAndAfterARestart(TestDatabase kind) {
        try (TestDatabase.Fresh fresh = kind.fresh()) {
            DatabaseEndedLogins one = store(fresh);
            DatabaseEndedLogins other = store(fresh);
            assertThat(one.end("alice", NOW, LATER)).isEqualTo(Note.TAKEN);

            assertThat(other.isOver("alice", NOW.minusSeconds(1))).isTrue();
            assertThat(other.isOver("alice", NOW)).isTrue();
            assertThat(other.isOver("alice", NOW.plusMillis(1))).isFalse();
            assertThat(other.isOver("bob", NOW)).isFalse();
            fresh.disconnect();

            assertThat(store(fresh).isOver("alice", NOW)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSameMillisecondIsOver(TestDatabase kind) {
        try (TestDatabase.Fresh fresh = kind.fresh()) {
            DatabaseEndedLogins store = store(fresh);
            store.end("alice", NOW.plusNanos(200), LATER);

            assertThat(store.isOver("alice", NOW.plusNanos(100))).isTrue();
            assertThat(store.isOver("alice", NOW.plusNanos(999_999))).isTrue();
            assertThat(store.isOver("alice", NOW.plusMillis(2))).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anEarlierNoteTakesNothingBackAndALaterOneAdds(TestDatabase kind) {
        try (TestDatabase.Fresh fresh = kind.fresh()) {
            DatabaseEndedLogins store = store(fresh);
            store.end("alice", NOW, LATER);
            store.end("alice", NOW.minusSeconds(60), NOW.plusSeconds(1));
            clock.advance(Duration.ofMinutes(10));
            store.end("bob", NOW, LATER);
            assertThat(store.isOver("alice", NOW))
                    .as("neither instant moved back")
                    .isTrue();

            store.end("alice", NOW.plusSeconds(60), LATER);
            assertThat(store.isOver("alice", NOW.plusSeconds(60))).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void forgetsWhatNoSessionCanKeepButLeavesTimeForOtherClocks(TestDatabase kind) throws SQLException {
        try (TestDatabase.Fresh fresh = kind.fresh()) {
            DatabaseEndedLogins store = store(fresh);
            store.end("alice", NOW, NOW.plusSeconds(60));
            clock.advance(Duration.ofMinutes(5));
            store.end("bob", NOW, LATER);
            assertThat(store.isOver("alice", NOW)).isTrue();

            clock.advance(Duration.ofMinutes(1));
            store.end("carol", NOW, LATER);
            assertThat(store.isOver("alice", NOW)).isFalse();
            assertThat(store.isOver("bob", NOW)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void losesNoNoteOfManyThreadsOnTwoNodes(TestDatabase kind) throws Exception {
        try (TestDatabase.Fresh fresh = kind.fresh()) {
            List<DatabaseEndedLogins> nodes = List.of(store(fresh), store(fresh));
            ExecutorService threads = Executors.newFixedThreadPool(8);
            List<Callable<Note>> notes = new ArrayList<>();
            for (int i = 0; i < 160; i++) {
                int number = i;
                notes.add(() -> nodes.get(number % 2).end("key " + number % 5, NOW.plusSeconds(number), LATER));
            }
            for (Future<Note> one : threads.invokeAll(notes)) {
                assertThat(one.get()).isEqualTo(Note.TAKEN);
            }
            threads.shutdown();

            for (int i = 0; i < 5; i++) {
                assertThat(nodes.get(0).isOver("key " + i, NOW.plusSeconds(155 + i)))
                        .isTrue();
                assertThat(nodes.get(1).isOver("key " + i, NOW.plusSeconds(156 + i)))
                        .isFalse();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsNoNames(TestDatabase kind) throws SQLException {
        try (TestDatabase.Fresh fresh = kind.fresh()) {
            store(fresh).end("alice", NOW, LATER);

            try (Connection connection = fresh.source().getConnection()) {
                assertThat(Rows.all(connection, row -> row.getString(1), "SELECT login FROM secf_ended_logins"))
                        .containsExactly(Digests.of("alice"));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void withoutItsDatabaseNothingIsNotedAndEverythingIsOver(TestDatabase kind) {
        try (TestDatabase.Fresh fresh = kind.fresh()) {
            DatabaseEndedLogins store = store(fresh);
            fresh.disconnect();

            assertThat(store.end("alice", NOW, LATER)).isEqualTo(Note.UNAVAILABLE);
            assertThat(store.isOver("bob", NOW)).isTrue();
        }
    }
}
