package io.antiphon.persistence.scan;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/// One statement whose executions are collected and sent together.
final class Batch implements AutoCloseable {

    private static final int MAX_ROWS = 1_000;

    private final PreparedStatement statement;
    private int rows;
    private int column;

    Batch(Connection connection, String sql) throws SQLException {
        this.statement = connection.prepareStatement(sql);
    }

    Batch set(@Nullable String value) throws SQLException {
        statement.setString(++column, value);
        return this;
    }

    Batch set(long value) throws SQLException {
        statement.setLong(++column, value);
        return this;
    }

    Batch set(int value) throws SQLException {
        statement.setInt(++column, value);
        return this;
    }

    Batch set(boolean value) throws SQLException {
        statement.setBoolean(++column, value);
        return this;
    }

    Batch setInteger(@Nullable Integer value) throws SQLException {
        if (value == null) {
            statement.setNull(++column, Types.INTEGER);
        } else {
            statement.setInt(++column, value);
        }
        return this;
    }

    void add() throws SQLException {
        statement.addBatch();
        column = 0;
        rows++;
    }

    boolean isFull() {
        return rows >= MAX_ROWS;
    }

    void send() throws SQLException {
        if (rows > 0) {
            rows = 0;
            statement.executeBatch();
        }
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
