package org.secf.jdbc;

import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Removes rows that are over, once a minute, on the thread of whoever comes then. */
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

    /** Sweeps if it is time to. {@code grace} is how much longer than needed rows stay. */
    public void ifDue(Duration grace) {
        long now = clock.millis();
        long due = next.get();
        if (now < due || !next.compareAndSet(due, now + EVERY_MILLIS)) {
            return;
        }
        database.statement(connection -> {
            try (PreparedStatement delete = connection.prepareStatement(statement)) {
                delete.setLong(1, now - grace.toMillis());
                return delete.executeUpdate();
            }
        });
    }
}
