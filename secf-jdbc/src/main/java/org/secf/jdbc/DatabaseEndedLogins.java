package org.secf.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.secf.state.EndedLogins;

/**
 * Ended logins in a table that all nodes have in common and that outlives restarts. It keeps digests of what the logins have in common.
 *
 * <p>Instants are kept in milliseconds, that of a note rounded up: a login of the same millisecond is over.
 */
public final class DatabaseEndedLogins implements EndedLogins {

    /** How much clocks of nodes may differ: what is over on one may still be asked on another. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    /** A note can find its row swept between two statements; more often than once nobody sweeps. */
    private static final int TRIES = 3;

    private static final String ADD = "INSERT INTO secf_ended_logins (login, made_by, forgotten) VALUES (?, ?, ?)";
    private static final String EXTEND =
            "UPDATE secf_ended_logins SET made_by = GREATEST(made_by, ?), forgotten = GREATEST(forgotten, ?) WHERE login = ?";
    private static final String FIND = "SELECT login FROM secf_ended_logins WHERE login = ? AND made_by >= ?";

    private final Database database;
    private final Sweep sweep;

    /** In the tables of {@link DatabaseSchema#APPLICATION}. */
    public DatabaseEndedLogins(Database database, Clock clock) {
        this.database = database;
        this.sweep = new Sweep(database, clock, "DELETE FROM secf_ended_logins WHERE forgotten <= ?");
    }

    @Override
    public Note end(String key, Instant madeBy, Instant forgotten) {
        long made = madeBy.plusNanos(999_999).toEpochMilli();
        try {
            sweep.ifDue(SKEW);
            for (int tries = 1; tries <= TRIES; tries++) {
                if (isNoted(Digests.of(key), made, forgotten.toEpochMilli())) {
                    return Note.TAKEN;
                }
            }
            return Note.UNAVAILABLE;
        } catch (DatabaseFailedException e) {
            return Note.UNAVAILABLE;
        }
    }

    private boolean isNoted(String login, long madeBy, long forgotten) {
        return database.statement(connection -> Rows.change(connection, EXTEND, madeBy, forgotten, login)) == 1
                || isAdded(login, madeBy, forgotten);
    }

    private boolean isAdded(String login, long madeBy, long forgotten) {
        try {
            return database.statement(connection -> Rows.change(connection, ADD, login, madeBy, forgotten)) == 1;
        } catch (DatabaseFailedException e) {
            if (!e.isTaken()) {
                throw e;
            }
            // Another node noted the same in between, perhaps with earlier instants.
            return false;
        }
    }

    @Override
    public boolean isOver(String key, Instant made) {
        try {
            return database.statement(connection -> isFound(connection, Digests.of(key), made.toEpochMilli()));
        } catch (DatabaseFailedException e) {
            return true;
        }
    }

    private static boolean isFound(Connection connection, String login, long made) throws SQLException {
        return !Rows.all(connection, row -> row.getString("login"), FIND, login, made)
                .isEmpty();
    }
}
