package org.secf.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Work on a database, as a whole or not at all. For many threads at once.
 *
 * <p>The data source must take no part in transactions of the container: what is committed here has to stay, whatever becomes of the request.
 */
public final class Database {

    private static final int TRIES = 10;

    /** Others were at the same rows: serialisation, deadlock, and H2's waiting for a lock. */
    private static final Set<String> TRY_AGAIN = Set.of("40001", "40P01", "HYT00");

    /** Invalid transaction state. */
    private static final String PART_OF_ANOTHER = "25000";

    private final DataSource source;

    /** Whose connections are taken from {@code source} and given back after each work. */
    public Database(DataSource source) {
        this.source = source;
    }

    /**
     * What is done with a connection.
     *
     * @param <T> what comes of it
     */
    @FunctionalInterface
    public interface Work<T> {

        /** Does it; may be called several times, of which only the last one counts. */
        T run(Connection connection) throws SQLException;
    }

    /**
     * Does the work and commits it; again where others were in the way.
     *
     * @throws DatabaseFailedException when the database does not
     */
    public <T> T transaction(Work<T> work) {
        return tried(connection -> committed(connection, work));
    }

    /**
     * Does what is one statement, and so whole by itself: it costs half as many messages.
     *
     * @throws DatabaseFailedException when the database does not
     */
    public <T> T statement(Work<T> work) {
        return tried(connection -> {
            requireOwn(connection);
            return work.run(connection);
        });
    }

    /** What others could take back must not be told as done: a count that was used would be free again. */
    private static void requireOwn(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.setAutoCommit(true);
            if (!connection.getAutoCommit()) {
                throw new SQLException("the connection takes part in a transaction of others", PART_OF_ANOTHER);
            }
        }
    }

    private <T> T tried(Work<T> work) {
        for (int tries = 1; ; tries++) {
            try (Connection connection = source.getConnection()) {
                return work.run(connection);
            } catch (SQLException e) {
                if (tries >= TRIES || !TRY_AGAIN.contains(String.valueOf(e.getSQLState()))) {
                    throw new DatabaseFailedException(e);
                }
            }
        }
    }

    private static <T> T committed(Connection connection, Work<T> work) throws SQLException {
        boolean isOwn = connection.getAutoCommit();
        boolean isDone = false;
        connection.setAutoCommit(false);
        try {
            T result = work.run(connection);
            connection.commit();
            isDone = true;
            return result;
        } finally {
            // Before the mode is changed back, which would commit.
            if (!isDone) {
                connection.rollback();
            }
            connection.setAutoCommit(isOwn);
        }
    }
}
