package io.antiphon.persistence.backup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Pours the rows of a database, which may be damaged, into one that is whole: table by table, those columns that both have, leaving out
/// what cannot be read and what is there already.
final class Salvage {

    private static final System.Logger LOG = System.getLogger(Salvage.class.getName());
    /// The database's own affairs: which schema it has, what was wrong with it, and which key it was written under.
    private static final Set<String> OWN_SETTINGS = Set.of("schema.fingerprint", "database.setAside",
            "secret-key.check");
    private static final String HISTORY = "flyway_schema_history";
    /// SQLSTATE of a key that is there already.
    private static final String DUPLICATE = "23505";
    private static final int PIECE = 256;
    private static final long MOST_SKIPPED = 1L << 40;

    private final Connection source;
    private final Connection target;
    private final Map<String, Long> rows = new TreeMap<>();
    private final Set<String> incomplete = new HashSet<>();
    /// Rows of the table that is being poured.
    private long seen;
    private boolean begunEmpty;

    Salvage(Connection source, Connection target) {
        this.source = source;
        this.target = target;
    }

    /// The rows that were new to the target, by table.
    Map<String, Long> rows() {
        return Collections.unmodifiableMap(rows);
    }

    /// Tables that could not be read to their ends.
    Set<String> incomplete() {
        return Collections.unmodifiableSet(incomplete);
    }

    /// @param wanted tables to pour; all when it is empty
    void pour(Set<String> wanted) throws SQLException {
        target.setAutoCommit(false);
        List<String> there;
        try {
            there = DatabaseCheck.tables(source);
        } catch (SQLException e) {
            incomplete.addAll(DatabaseCheck.tables(target));
            return;
        }
        for (String table : DatabaseCheck.tables(target)) {
            if (table.equals(HISTORY) || !wanted.isEmpty() && !wanted.contains(table)) {
                continue;
            }
            if (there.contains(table)) {
                pour(table);
            } else if (wanted.isEmpty()) {
                incomplete.add(table);
            }
        }
    }

    private void pour(String table) throws SQLException {
        List<String> columns = new ArrayList<>(columns(target, table));
        columns.retainAll(columns(source, table));
        String names = columns.stream().map(name -> '"' + name + '"').collect(Collectors.joining(","));
        String insert = "INSERT INTO \"%s\" (%s) VALUES (%s)".formatted(table, names,
                columns.stream().map(_ -> "?").collect(Collectors.joining(",")));
        String select = "SELECT _ROWID_, %s FROM \"%s\" WHERE _ROWID_ >= ? ORDER BY _ROWID_ LIMIT ?".formatted(names,
                table);
        try (PreparedStatement writing = target.prepareStatement(insert)) {
            pour(table, select, columns.size(), writing);
        }
        target.commit();
        restart(table, columns);
    }

    /// H2 takes some damaged pages for good ones, and goes on behind them: rows are missing then of those that it counts.
    private void pour(String table, String select, int columns, PreparedStatement writing) throws SQLException {
        seen = 0;
        begunEmpty = counted(target, table) == 0;
        pourPieces(table, select, columns, writing);
        if (seen != counted(source, table) && incomplete.add(table)) {
            LOG.log(System.Logger.Level.WARNING, "Table {0} holds rows that cannot be found", table);
        }
    }

    /// In small pieces, as H2 delivers nothing of a piece that it cannot read whole. Behind a damaged page the rows go on; how far it
    /// reaches, nobody knows.
    private void pourPieces(String table, String select, int columns, PreparedStatement writing) throws SQLException {
        long from = 0;
        int piece = PIECE;
        long skip = 1;
        while (skip < MOST_SKIPPED) {
            try {
                long last = read(new Piece(select, from, piece), columns, writing, table);
                if (last < 0) {
                    return;
                }
                from = last + 1;
                piece = PIECE;
                skip = 1;
            } catch (UnreadableRow e) {
                if (incomplete.add(table)) {
                    LOG.log(System.Logger.Level.WARNING, "Table {0} cannot be read as a whole: {1}", table,
                            e.getMessage());
                }
                if (piece > 1) {
                    piece /= 4;
                } else if (from > highest(table)) {
                    return;
                } else {
                    from += skip;
                    skip *= 2;
                }
            }
        }
    }

    private record Piece(String select, long from, int rows) {}

    /// What cannot be read, as opposed to what cannot be written.
    private static final class UnreadableRow extends Exception {

        private static final long serialVersionUID = 1L;

        UnreadableRow(Throwable cause) {
            super(cause.getMessage(), cause);
        }
    }

    /// @return the number of the last row; -1 for none
    private long read(Piece piece, int columns, PreparedStatement writing, String table)
            throws SQLException, UnreadableRow {
        long last = -1;
        try (PreparedStatement reading = reading(piece)) {
            ResultSet found = query(reading);
            while (next(found)) {
                Object[] values = values(found, columns);
                long row = ((Number) values[0]).longValue();
                if (row < piece.from() || row <= last) {
                    throw new UnreadableRow(new IllegalStateException("its rows are out of order"));
                }
                last = row;
                seen++;
                if (!table.equals("SETTING") || !OWN_SETTINGS.contains(String.valueOf(values[1]))) {
                    write(writing, values, table);
                }
            }
        }
        target.commit();
        return last;
    }

    private PreparedStatement reading(Piece piece) throws UnreadableRow {
        try {
            PreparedStatement reading = source.prepareStatement(piece.select());
            reading.setLong(1, piece.from());
            reading.setInt(2, piece.rows());
            return reading;
        } catch (SQLException e) {
            throw new UnreadableRow(e);
        }
    }

    private static ResultSet query(PreparedStatement reading) throws UnreadableRow {
        try {
            return reading.executeQuery();
        } catch (SQLException | RuntimeException e) {
            throw new UnreadableRow(e);
        }
    }

    private static boolean next(ResultSet found) throws UnreadableRow {
        try {
            return found.next();
        } catch (SQLException | RuntimeException e) {
            throw new UnreadableRow(e);
        }
    }

    private static Object[] values(ResultSet found, int columns) throws UnreadableRow {
        try {
            Object[] values = new Object[columns + 1];
            for (int i = 0; i <= columns; i++) {
                values[i] = found.getObject(i + 1);
            }
            return values;
        } catch (SQLException | RuntimeException e) {
            throw new UnreadableRow(e);
        }
    }

    /// A row that is there already is left out, and so is one that breaks a rule of the schema: what H2 reads where a page is damaged.
    private void write(PreparedStatement writing, Object[] values, String table) {
        try {
            for (int i = 1; i < values.length; i++) {
                writing.setObject(i, values[i]);
            }
            writing.executeUpdate();
            rows.merge(table.toLowerCase(Locale.ROOT), 1L, Long::sum);
        } catch (SQLException e) {
            if (begunEmpty || !DUPLICATE.equals(e.getSQLState())) {
                incomplete.add(table);
            }
            LOG.log(System.Logger.Level.DEBUG, "a row of {0} was left out: {1}", table, e.getMessage());
        }
    }

    /// As the pages above the rows have it.
    private static long counted(Connection connection, String table) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM \"" + table + '"')) {
            return row.next() ? row.getLong(1) : -1;
        } catch (SQLException | RuntimeException e) {
            return -1;
        }
    }

    private long highest(String table) {
        try (Statement statement = source.createStatement();
                ResultSet row = statement.executeQuery("SELECT MAX(_ROWID_) FROM \"" + table + '"')) {
            return row.next() ? row.getLong(1) : 0;
        } catch (SQLException | RuntimeException e) {
            return Long.MAX_VALUE / 2;
        }
    }

    private static List<String> columns(Connection connection, String table) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (ResultSet found = connection.getMetaData().getColumns(null, "PUBLIC", table, null)) {
            while (found.next()) {
                columns.add(found.getString("COLUMN_NAME"));
            }
        }
        return columns;
    }

    /// Numbers that the database gives itself go on behind those that were poured in.
    private void restart(String table, List<String> columns) throws SQLException {
        for (String column : columns) {
            boolean given;
            try (ResultSet found = target.getMetaData().getColumns(null, "PUBLIC", table, column)) {
                given = found.next() && "YES".equals(found.getString("IS_AUTOINCREMENT"));
            }
            if (given) {
                try (Statement statement = target.createStatement()) {
                    statement.execute(
                            "ALTER TABLE \"%s\" ALTER COLUMN \"%s\" RESTART WITH (SELECT COALESCE(MAX(\"%s\"), 0) + 1 FROM \"%s\")"
                                    .formatted(table, column, column, table));
                }
            }
        }
    }
}
