package org.secf.jdbc;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.secf.verdict.Rejection;

/** Removes rows that are over, once a minute, on the thread of whoever comes then, who is not refused where that fails. */
public final class Sweep {

    private static final long EVERY_MILLIS = Duration.ofMinutes(1).toMillis();

    private final Database database;
    private final Clock clock;
    private final String statement;
    private final AtomicLong next = new AtomicLong(Long.MIN_VALUE);

    /**
     * Of one table.
     *
     * @param statement deletes what was over at the time that is its only parameter, in milliseconds since 1970
     */
    public Sweep(Database database, Clock clock, String statement) {
        this.database = database;
        this.clock = clock;
        this.statement = statement;
    }

    /** Sweeps if it is time to. {@code grace} is how much longer than needed rows stay: as long as clocks of nodes may differ that still need them. */
    public void ifDue(Duration grace) {
        long now = clock.millis();
        long due = next.get();
        if (now < due || !next.compareAndSet(due, now + EVERY_MILLIS)) {
            return;
        }
        try {
            database.statement(connection -> Rows.change(connection, statement, now - grace.toMillis()));
        } catch (DatabaseFailedException e) {
            database.observer()
                    .noticed(new Rejection(
                            DatabaseReason.SWEEP_FAILED, "rows that are over removed", String.valueOf(e.getMessage())));
        }
    }
}
