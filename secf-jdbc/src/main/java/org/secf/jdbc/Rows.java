package org.secf.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Statements with their parameters: texts, numbers and octets in the order of the question marks. */
public final class Rows {

    private Rows() {}

    /**
     * How a row is read.
     *
     * @param <T> what a row becomes
     */
    @FunctionalInterface
    public interface Reader<T> {

        /** Reads the row that the set stands at. */
        T read(ResultSet row) throws SQLException;
    }

    /** All rows that there are. */
    public static <T> List<T> all(Connection connection, Reader<T> reader, String query, Object... parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            fill(statement, parameters);
            try (ResultSet rows = statement.executeQuery()) {
                List<T> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(reader.read(rows));
                }
                return found;
            }
        }
    }

    /** How many rows changed. */
    public static int change(Connection connection, String change, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(change)) {
            fill(statement, parameters);
            return statement.executeUpdate();
        }
    }

    private static void fill(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            if (parameters[i] instanceof byte[] octets) {
                statement.setBytes(i + 1, octets);
            } else {
                statement.setObject(i + 1, parameters[i]);
            }
        }
    }
}
