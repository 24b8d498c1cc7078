package org.secf.jdbc;

import java.sql.SQLException;

/** The database does not answer, or not as it should; whoever asks refuses, since nobody can tell. The text holds no values. */
public final class DatabaseFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final String TAKEN = "23505";

    private final String state;

    /** What went wrong. */
    public DatabaseFailedException(SQLException cause) {
        super(
                "the database failed: SQL state " + cause.getSQLState() + ", "
                        + cause.getClass().getSimpleName(),
                cause);
        this.state = String.valueOf(cause.getSQLState());
    }

    /** Whether somebody else has put in a row with the same key before. */
    public boolean isTaken() {
        return TAKEN.equals(state);
    }
}
