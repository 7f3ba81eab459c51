package io.antiphon.persistence.missing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Statements about many keys, in pieces: `… = ANY(?)`.
final class Selected {

    private static final int PIECE = 1_000;

    private final Connection connection;

    Selected(Connection connection) {
        this.connection = connection;
    }

    interface RowAction {

        void accept(ResultSet row) throws SQLException;
    }

    Connection connection() {
        return connection;
    }

    /// @param query with one parameter for the keys
    /// @param keys numbers or texts
    void forEach(String query, Collection<?> keys, RowAction action) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (List<?> piece : pieces(keys)) {
                statement.setArray(1, connection.createArrayOf(typeOf(piece), piece.toArray()));
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        action.accept(rows);
                    }
                }
            }
        }
    }

    /// The sums of the first columns over all pieces.
    long[] sums(String query, Collection<?> keys, int columns) throws SQLException {
        long[] sums = new long[columns];
        forEach(query, keys, row -> {
            for (int i = 0; i < columns; i++) {
                sums[i] += row.getLong(i + 1);
            }
        });
        return sums;
    }

    /// @return the rows changed
    int change(String statement, Collection<?> keys) throws SQLException {
        int changed = 0;
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            for (List<?> piece : pieces(keys)) {
                prepared.setArray(1, connection.createArrayOf(typeOf(piece), piece.toArray()));
                changed += prepared.executeUpdate();
            }
        }
        return changed;
    }

    private static List<List<?>> pieces(Collection<?> keys) {
        List<?> all = List.copyOf(keys);
        List<List<?>> pieces = new ArrayList<>();
        for (int from = 0; from < all.size(); from += PIECE) {
            pieces.add(all.subList(from, Math.min(all.size(), from + PIECE)));
        }
        return pieces;
    }

    private static String typeOf(List<?> piece) {
        return piece.getFirst() instanceof Integer ? "INTEGER" : "VARCHAR";
    }
}
