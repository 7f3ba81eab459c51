package io.antiphon.persistence.scan;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/// A query with one number in it that is prepared once and asked many times.
record Repeated(PreparedStatement statement) implements AutoCloseable {

    void forEach(int parameter, Statements.RowAction action) throws SQLException {
        statement.setInt(1, parameter);
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                action.accept(rows);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
