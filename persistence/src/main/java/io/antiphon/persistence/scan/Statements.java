package io.antiphon.persistence.scan;

import io.antiphon.core.library.scan.RightOfWay;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// The prepared statements of one session: batches in the order they have to be sent in, and queries.
final class Statements implements AutoCloseable {

    /// Longest list of an `IN`; longer ones are asked for in pieces.
    private static final int MAX_IN = 500;

    private final Connection connection;
    private final @Nullable RightOfWay way;
    private final Map<String, Batch> batches = new LinkedHashMap<>();

    Statements(Connection connection) {
        this(connection, null);
    }

    /// @param way given to others between any two statements
    Statements(Connection connection, @Nullable RightOfWay way) {
        this.connection = connection;
        this.way = way;
    }

    /// Reads one row.
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /// Does something with one row.
    interface RowAction {
        void accept(ResultSet row) throws SQLException;
    }

    /// Does something that may fail.
    interface Work {
        void run() throws SQLException;
    }

    static void run(Work work) {
        try {
            work.run();
        } catch (SQLException e) {
            throw new ScanStoreException(e);
        }
    }

    /// Batches are sent in the order in which they were first declared here.
    void declare(String sql) {
        batches.put(sql, new Batch(connection, way, sql));
    }

    Batch batch(String sql) {
        Batch batch = batches.get(sql);
        if (batch == null) {
            throw new IllegalStateException("not declared: " + sql);
        }
        return batch;
    }

    void send() throws SQLException {
        for (Batch batch : batches.values()) {
            batch.send();
        }
    }

    /// Sends all batches when one of them is full, so that their order holds.
    void sendFull() throws SQLException {
        if (way != null) {
            way.give();
        }
        for (Batch batch : batches.values()) {
            if (batch.isFull()) {
                send();
                return;
            }
        }
    }

    void forEach(String sql, @Nullable Integer parameter, RowAction action) {
        run(() -> {
            send();
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setFetchSize(1_000);
                if (parameter != null) {
                    statement.setInt(1, parameter);
                }
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        action.accept(rows);
                    }
                }
            }
        });
    }

    /// The lowest number above those of all rows.
    int firstFree(String table) {
        return list("SELECT COALESCE(MAX(row_no), 0) + 1 FROM " + table, null, row -> row.getInt(1)).getFirst();
    }

    /// A query to be asked many times.
    Repeated repeat(String sql) throws SQLException {
        send();
        return new Repeated(connection.prepareStatement(sql));
    }

    <T> List<T> list(String sql, @Nullable Integer parameter, RowReader<T> reader) {
        List<T> all = new ArrayList<>();
        forEach(sql, parameter, row -> all.add(reader.read(row)));
        return all;
    }

    static <T> T ask(Question<T> question) {
        try {
            return question.ask();
        } catch (SQLException e) {
            throw new ScanStoreException(e);
        }
    }

    interface Question<T> {
        T ask() throws SQLException;
    }

    /// @param sql with `%s` where the list of parameters goes
    <T> List<T> listIn(String sql, Collection<?> values, RowReader<T> reader) {
        List<T> all = new ArrayList<>();
        List<?> list = List.copyOf(values);
        run(() -> {
            send();
            for (int from = 0; from < list.size(); from += MAX_IN) {
                listPiece(sql, list.subList(from, Math.min(list.size(), from + MAX_IN)), reader, all);
            }
        });
        return all;
    }

    private <T> void listPiece(String sql, List<?> values, RowReader<T> reader, List<T> all) throws SQLException {
        // Few lengths, so that the database can keep what it prepared.
        int length = Math.max(1, Integer.highestOneBit(Math.max(1, values.size() - 1)) << 1);
        String marks = String.join(",", Collections.nCopies(length, "?"));
        IntFunction<Object> value = i -> values.get(Math.min(i, values.size() - 1));
        try (PreparedStatement statement = connection.prepareStatement(sql.replace("%s", marks))) {
            for (int i = 0; i < length; i++) {
                statement.setObject(i + 1, value.apply(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    all.add(reader.read(rows));
                }
            }
        }
    }

    @Override
    public void close() throws SQLException {
        for (Batch batch : batches.values()) {
            batch.close();
        }
    }

    static @Nullable Integer integer(ResultSet row, int column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : (Integer) value;
    }
}
