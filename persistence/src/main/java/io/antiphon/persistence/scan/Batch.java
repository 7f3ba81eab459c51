package io.antiphon.persistence.scan;

import io.antiphon.core.library.scan.RightOfWay;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One statement whose executions are collected and sent together. Rows to insert go many to a statement: beginning and ending one
/// costs the database more than a row does.
final class Batch implements AutoCloseable {

    private static final int MAX_ROWS = 1_000;

    /// Rows to a statement, the most first. Few sizes, as each is prepared; and no more than PostgreSQL's 65,535 parameters.
    private static final int[] SIZES = {64, 8, 1};
    private static final int[] SINGLY = {1};
    private static final String VALUES = " VALUES ";

    private final Connection connection;
    private final @Nullable RightOfWay way;
    private final String sql;
    private final int[] sizes;
    private final Map<Integer, PreparedStatement> statements = new HashMap<>();
    /// What was set for the rows so far, one row after the other.
    private final List<@Nullable Object> values = new ArrayList<>();
    private int rows;

    /// @param way given before each statement; absent for sending them together, which spares a database elsewhere the answers
    Batch(Connection connection, @Nullable RightOfWay way, String sql) {
        this.connection = connection;
        this.way = way;
        this.sql = sql;
        this.sizes = sql.startsWith("INSERT ") && sql.endsWith(")") && sql.contains(VALUES) ? SIZES : SINGLY;
    }

    /// In place of a number that is not there.
    private enum Absent {
        INTEGER
    }

    Batch set(@Nullable String value) {
        values.add(value);
        return this;
    }

    Batch set(long value) {
        values.add(value);
        return this;
    }

    Batch set(int value) {
        values.add(value);
        return this;
    }

    Batch set(boolean value) {
        values.add(value);
        return this;
    }

    Batch setInteger(@Nullable Integer value) {
        values.add(value == null ? Absent.INTEGER : value);
        return this;
    }

    void add() {
        rows++;
    }

    boolean isFull() {
        return rows >= MAX_ROWS;
    }

    void send() throws SQLException {
        if (rows == 0) {
            return;
        }
        int columns = values.size() / rows;
        int from = 0;
        for (int size : sizes) {
            from = send(size, from, columns);
        }
        values.clear();
        rows = 0;
    }

    /// Sends as many rows as fit statements of a size.
    ///
    /// @return the first row that is left
    private int send(int size, int first, int columns) throws SQLException {
        if (rows - first < size) {
            return first;
        }
        PreparedStatement statement = statement(size);
        int from = first;
        for (; rows - from >= size; from += size) {
            for (int i = 0; i < size * columns; i++) {
                bind(statement, i + 1, values.get(from * columns + i));
            }
            if (way == null) {
                statement.addBatch();
            } else {
                way.give();
                statement.executeUpdate();
            }
        }
        if (way == null) {
            statement.executeBatch();
        }
        return from;
    }

    private static void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        // Not a switch over types, which costs several times as much until it is compiled.
        if (value == null || value instanceof String) {
            statement.setString(index, (String) value);
        } else if (value instanceof Integer number) {
            statement.setInt(index, number);
        } else if (value instanceof Long number) {
            statement.setLong(index, number);
        } else if (value instanceof Boolean truth) {
            statement.setBoolean(index, truth);
        } else {
            statement.setNull(index, Types.INTEGER);
        }
    }

    private PreparedStatement statement(int size) throws SQLException {
        PreparedStatement known = statements.get(size);
        if (known != null) {
            return known;
        }
        PreparedStatement statement = connection.prepareStatement(size == 1 ? sql : repeated(size));
        statements.put(size, statement);
        return statement;
    }

    private String repeated(int size) {
        String row = sql.substring(sql.lastIndexOf(VALUES) + VALUES.length());
        return sql + (", " + row).repeat(size - 1);
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : statements.values()) {
            statement.close();
        }
    }
}
