package org.secf.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.secf.state.OnceStore;

/** What may be used once, in a table that all nodes have in common and that outlives restarts. It keeps digests of what was used. */
public final class DatabaseOnceStore implements OnceStore {

    /** How much clocks of nodes may differ: what is over on one may still be answered on another. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    private final Database database;
    private final Clock clock;
    private final Sweep sweep;

    /** In the tables of {@link DatabaseSchema#APPLICATION}. */
    public DatabaseOnceStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.sweep = new Sweep(database, clock, "DELETE FROM secf_once WHERE expires <= ?");
    }

    @Override
    public Claim claim(String key, Instant expires) {
        try {
            sweep.ifDue(SKEW);
            return claimed(Digests.of(key), expires.toEpochMilli());
        } catch (DatabaseFailedException e) {
            return Claim.UNAVAILABLE;
        }
    }

    @Override
    public boolean outlivesRestarts() {
        return true;
    }

    private Claim claimed(String id, long expires) {
        try {
            return database.statement(connection -> inserted(connection, id, expires));
        } catch (DatabaseFailedException e) {
            if (!e.isTaken()) {
                throw e;
            }
            return database.statement(connection -> renewed(connection, id, expires));
        }
    }

    private static Claim inserted(Connection connection, String id, long expires) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO secf_once (id, expires) VALUES (?, ?)")) {
            insert.setString(1, id);
            insert.setLong(2, expires);
            insert.executeUpdate();
            return Claim.FIRST;
        }
    }

    /** Where the earlier use is over, the first who says so has it. */
    private Claim renewed(Connection connection, String id, long expires) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE secf_once SET expires = ? WHERE id = ? AND expires <= ?")) {
            update.setLong(1, expires);
            update.setString(2, id);
            update.setLong(3, clock.millis());
            return update.executeUpdate() == 1 ? Claim.FIRST : Claim.SEEN;
        }
    }
}
