package io.antiphon.persistence.backup;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Reads a database from end to end, so that whatever is damaged shows.
final class DatabaseCheck {

    private DatabaseCheck() {}

    /// The rows of each table, every one of them read.
    static Map<String, Long> readAll(String url) throws SQLException {
        return alone(url, connection -> {
            Map<String, Long> rows = new TreeMap<>();
            for (String table : tables(connection)) {
                rows.put(table.toLowerCase(Locale.ROOT), read(connection, table));
            }
            return rows;
        });
    }

    /// Work on a database that nobody else has open.
    interface Work<T> {

        T with(Connection connection) throws SQLException;
    }

    /// Opens a database, and closes its file afterwards: that it stays open when the last connection goes is written in it.
    static <T> T alone(String url, Work<T> work) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "", "");
                Statement shutdown = connection.createStatement()) {
            try {
                return work.with(connection);
            } finally {
                shutdown.execute("SHUTDOWN");
            }
        }
    }

    /// The rows of each table, which costs nothing.
    static Map<String, Long> count(Connection connection) throws SQLException {
        Map<String, Long> rows = new TreeMap<>();
        for (String table : tables(connection)) {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM \"" + table + '"')) {
                row.next();
                rows.put(table.toLowerCase(Locale.ROOT), row.getLong(1));
            }
        }
        return rows;
    }

    static List<String> tables(Connection connection) throws SQLException {
        DatabaseMetaData meta = connection.getMetaData();
        List<String> tables = new ArrayList<>();
        try (ResultSet found = meta.getTables(null, "PUBLIC", null, new String[]{"TABLE", "BASE TABLE"})) {
            while (found.next()) {
                tables.add(found.getString("TABLE_NAME"));
            }
        }
        return tables;
    }

    private static long read(Connection connection, String table) throws SQLException {
        long count = 0;
        try (Statement statement = connection.createStatement(ResultSet.TYPE_FORWARD_ONLY,
                ResultSet.CONCUR_READ_ONLY)) {
            statement.setFetchSize(1_000);
            try (ResultSet rows = statement.executeQuery("SELECT * FROM \"" + table + '"')) {
                int columns = rows.getMetaData().getColumnCount();
                while (rows.next()) {
                    for (int column = 1; column <= columns; column++) {
                        rows.getObject(column);
                    }
                    count++;
                }
            }
        }
        return count;
    }
}
