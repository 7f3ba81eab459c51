package io.antiphon.persistence.catalogue;

import io.antiphon.persistence.SqlFailure;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Queries of many rows in plain JDBC: DbClient describes every column of every row anew, which costs more than reading it.
final class Reads {

    private static final int FETCH_SIZE = 1_000;
    /// H2 compares each row that the index gave it with all numbers once more: 500 rows with 500 numbers took a fifth of their request.
    private static final int FEW = 64;

    private final DataSource dataSource;

    Reads(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /// Work with one connection.
    @FunctionalInterface
    interface Work<T> {

        T with(Connection connection) throws SQLException;
    }

    /// What becomes of one row; nothing when it is left out.
    @FunctionalInterface
    interface RowMapper<T> {

        @Nullable T map(ResultSet row) throws SQLException;
    }

    /// Takes one row.
    @FunctionalInterface
    interface RowTaker {

        void take(ResultSet row) throws SQLException;
    }

    <T> T call(Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            return work.with(connection);
        } catch (SQLException e) {
            throw new SqlFailure("reading the library", e);
        }
    }

    static void each(Connection connection, String query, RowTaker taker, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setFetchSize(FETCH_SIZE);
            for (int i = 0; i < parameters.length; i++) {
                bind(statement, i + 1, parameters[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    taker.take(rows);
                }
            }
        }
    }

    /// The rows of a query, without those that are left out.
    static <T> List<T> list(Connection connection, String query, RowMapper<T> mapper, Object... parameters)
            throws SQLException {
        List<T> found = new ArrayList<>(1);
        each(connection, query, row -> {
            T value = mapper.map(row);
            if (value != null) {
                found.add(value);
            }
        }, parameters);
        return found;
    }

    /// The row numbers in column 1, of those whose music folder in column 2 is in view.
    int[] rowNumbers(IntPredicate inView, String query, Object... parameters) {
        return call(connection -> {
            IntList rows = new IntList();
            each(connection, query, row -> {
                if (inView.test(row.getInt(2))) {
                    rows.add(row.getInt(1));
                }
            }, parameters);
            return rows.toArray();
        });
    }

    /// Rows by number. A range is read as one where the numbers leave few gaps, as they do in a list in the order of first sight.
    ///
    /// @param query ends where a condition on `column` fits; its first column is the row number
    static <T> Map<Integer, T> byNumber(Connection connection, String query, String column, int[] numbers,
            RowMapper<T> mapper) throws SQLException {
        Map<Integer, T> found = HashMap.newHashMap(numbers.length);
        if (numbers.length == 0) {
            return found;
        }
        int[] sorted = numbers.clone();
        Arrays.sort(sorted);
        int first = sorted[0];
        int last = sorted[sorted.length - 1];
        RowTaker taker = row -> {
            int number = row.getInt(1);
            T value = Arrays.binarySearch(sorted, number) < 0 ? null : mapper.map(row);
            if (value != null) {
                found.put(number, value);
            }
        };
        if ((long) last - first < 2L * numbers.length) {
            each(connection, "%s %s BETWEEN ? AND ?".formatted(query, column), taker, first, last);
        } else {
            for (int from = 0; from < sorted.length; from += FEW) {
                int[] few = Arrays.copyOfRange(sorted, from, Math.min(from + FEW, sorted.length));
                each(connection, "%s %s = ANY(?)".formatted(query, column), taker, (Object) few);
            }
        }
        return found;
    }

    private static void bind(PreparedStatement statement, int place, Object value) throws SQLException {
        switch (value) {
            case int[] numbers -> statement.setArray(place,
                    array(statement, "INTEGER", Arrays.stream(numbers).boxed().toArray()));
            case String[] texts -> statement.setArray(place,
                    array(statement, "VARCHAR", Arrays.stream(texts).map(Reads::plain).toArray()));
            case String text -> statement.setString(place, plain(text));
            default -> statement.setObject(place, value);
        }
    }

    /// PostgreSQL knows no NUL in a text.
    private static String plain(String text) {
        return text.replace("\0", "");
    }

    private static Array array(PreparedStatement statement, String type, Object[] elements) throws SQLException {
        return statement.getConnection().createArrayOf(type, elements);
    }
}
