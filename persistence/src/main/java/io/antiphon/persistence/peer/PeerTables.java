package io.antiphon.persistence.peer;

import io.antiphon.core.LibraryException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The tables of a peer's database, known by their columns.
final class PeerTables {

    private final Connection connection;
    private final PeerKind kind;
    private final String where;
    private final Map<String, Set<String>> columns = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();

    /// @param where what to call the database in errors
    PeerTables(Connection connection, PeerKind kind, String where) throws SQLException {
        this.connection = connection;
        this.kind = kind;
        this.where = where;
        DatabaseMetaData meta = connection.getMetaData();
        try (ResultSet all = meta.getColumns(null, schema(connection), "%", "%")) {
            while (all.next()) {
                names.put(all.getString("TABLE_NAME").toLowerCase(Locale.ROOT), all.getString("TABLE_NAME"));
                names.put(all.getString("COLUMN_NAME").toLowerCase(Locale.ROOT), all.getString("COLUMN_NAME"));
                columns.computeIfAbsent(all.getString("TABLE_NAME").toLowerCase(Locale.ROOT), _ -> new HashSet<>())
                        .add(all.getString("COLUMN_NAME").toLowerCase(Locale.ROOT));
            }
        }
    }

    /// HSQLDB has tables of its own beside the library's, in other schemas.
    private static @Nullable String schema(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductName().startsWith("HSQL") ? "PUBLIC" : connection.getSchema();
    }

    /// A name of a table or column as the database writes it, to be put into quotes.
    String written(String name) {
        return names.getOrDefault(name, name);
    }

    boolean has(String table) {
        return columns.containsKey(table);
    }

    boolean has(String table, String column) {
        return columns.getOrDefault(table, Set.of()).contains(column);
    }

    /// The first of several columns that a table has.
    String column(String table, String... names) {
        for (String name : names) {
            if (has(table, name)) {
                return name;
            }
        }
        throw unknown("table %s has no column %s".formatted(table, String.join(" or ", names)));
    }

    /// A column, or what to read in its place where it did not exist yet.
    String columnOr(String table, String name, String otherwise) {
        return has(table, name) ? name : otherwise;
    }

    /// @throws LibraryException.Invalid naming what is missing
    void require(String table, String... names) {
        if (!has(table)) {
            throw unknown("it has no table " + table);
        }
        for (String name : names) {
            column(table, name);
        }
    }

    LibraryException.Invalid unknown(String what) {
        return new LibraryException.Invalid(
                "%s is no database of %s that this version knows: %s. Nothing was changed".formatted(where,
                        kind.title(), what));
    }

    void each(String query, Consumer<PeerRow> reader) {
        try (Statement statement = connection.createStatement(ResultSet.TYPE_FORWARD_ONLY,
                ResultSet.CONCUR_READ_ONLY)) {
            statement.setFetchSize(1_000);
            try (ResultSet rows = statement.executeQuery(query)) {
                while (rows.next()) {
                    reader.accept(new PeerRow(rows));
                }
            }
        } catch (SQLException e) {
            throw unknown("it cannot be read (%s)".formatted(e.getMessage()));
        }
    }
}
