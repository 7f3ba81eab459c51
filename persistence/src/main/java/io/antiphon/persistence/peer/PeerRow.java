package io.antiphon.persistence.peer;

import io.antiphon.core.LibraryException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One row of a peer's table, read leniently: SQLite keeps anything in any column.
final class PeerRow {

    private final ResultSet row;

    PeerRow(ResultSet row) {
        this.row = row;
    }

    private interface Reading<T extends @Nullable Object> {

        T read() throws SQLException;
    }

    private static <T extends @Nullable Object> T read(Reading<T> reading) {
        try {
            return reading.read();
        } catch (SQLException e) {
            throw new LibraryException.Invalid(
                    "A row of the other server's database cannot be read: " + e.getMessage());
        }
    }

    @Nullable String textOrNull(int column) {
        return read(() -> row.getString(column));
    }

    /// Empty for none.
    String text(int column) {
        String text = textOrNull(column);
        return text == null ? "" : text;
    }

    /// 0 for none, or what is no number.
    double number(int column) {
        try {
            String text = text(column).strip();
            return text.isEmpty() ? 0 : Double.parseDouble(text);
        } catch (NumberFormatException _) {
            return 0;
        }
    }

    long whole(int column) {
        return Math.round(number(column));
    }

    /// As SQLite's drivers, HSQLDB and PostgreSQL write truth.
    boolean flag(int column) {
        String text = text(column);
        return text.equals("1") || text.equalsIgnoreCase("true") || text.equalsIgnoreCase("t");
    }

    @Nullable Instant moment(int column) {
        Object value = read(() -> row.getObject(column));
        return value instanceof Timestamp time ? time.toInstant() : PeerMoments.parse(text(column));
    }
}
