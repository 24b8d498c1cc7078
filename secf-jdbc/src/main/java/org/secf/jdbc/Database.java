package org.secf.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.secf.verdict.Verdict;

/**
 * Work on a database, as a whole or not at all. For many threads at once.
 *
 * <p>The data source must take no part in transactions of the container: what is committed here has to stay, whatever becomes of the request.
 */
public final class Database {

    private static final int TRIES = 10;

    /** Others were at the same rows: serialisation and deadlock. */
    private static final Set<String> TRY_AGAIN = Set.of("40001", "40P01");

    /** Others were there for so long that waiting was given up, on H2 and on PostgreSQL: each try takes as long again. */
    private static final Set<String> LOCKED = Set.of("HYT00", "55P03");

    private static final int TRIES_AT_LOCKS = 2;

    /** Invalid transaction state. */
    private static final String PART_OF_ANOTHER = "25000";

    private final DataSource source;
    private final DatabaseObserver observer;
    private final ConnectionPause pause;

    /** Whose connections are taken from {@code source} and given back after each work; with {@link DatabaseObserver#audit}. */
    public Database(DataSource source, Clock clock) {
        this(source, clock, DatabaseObserver.audit());
    }

    /**
     * Likewise.
     *
     * @param clock says when a database that was gone is tried again
     * @param observer is told of what cannot be read, and of what was not swept
     */
    public Database(DataSource source, Clock clock, DatabaseObserver observer) {
        this.source = source;
        this.observer = observer;
        this.pause = new ConnectionPause(clock);
    }

    /** Whoever is told of what the database goes on without. */
    public DatabaseObserver observer() {
        return observer;
    }

    /** What was decrypted; what cannot be is not there, which the observer is told. */
    public <T> Optional<T> readable(Verdict<T> opened) {
        return opened.fold(Optional::of, rejection -> {
            observer.noticed(rejection);
            return Optional.empty();
        });
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
            try (Connection connection = connection()) {
                return work.run(connection);
            } catch (SQLException e) {
                if (tries >= most(String.valueOf(e.getSQLState()))) {
                    throw new DatabaseFailedException(e);
                }
            }
        }
    }

    private static int most(String state) {
        return LOCKED.contains(state) ? TRIES_AT_LOCKS : TRY_AGAIN.contains(state) ? TRIES : 1;
    }

    private Connection connection() throws SQLException {
        pause.requireOver();
        try {
            Connection connection = source.getConnection();
            pause.connected();
            return connection;
        } catch (SQLException e) {
            if (!isOfFullUse(e)) {
                pause.failed();
            }
            throw e;
        }
    }

    /** All connections of a pool are in use, and none that it tried failed: the database is there, and whoever waits may get one. */
    private static boolean isOfFullUse(SQLException e) {
        return e instanceof SQLTransientConnectionException && e.getCause() == null && e.getSQLState() == null;
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
