package io.antiphon.persistence.scan;

import io.antiphon.core.library.scan.store.Carry;
import io.antiphon.core.library.scan.store.ProblemRow;
import io.antiphon.persistence.FormerPlaces;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Settings, problems, aliases, and what the scan notes for itself.
final class ScanBookkeeping {

    private static final String DELETE_PROBLEM = "DELETE FROM scan_problem WHERE music_folder = ? AND path = ?";
    private static final String INSERT_PROBLEM = "INSERT INTO scan_problem (music_folder, path, reason, seen_at) VALUES (?, ?, ?, ?)";
    private static final String INSERT_CARRY = "INSERT INTO scan_carry (kind, old_row, new_row, files) VALUES (?, ?, ?, ?)";

    private static final String DELETE_PLACE = "DELETE FROM former_place WHERE music_folder = ? AND digest = ?";
    private static final String INSERT_PLACE = "INSERT INTO former_place (music_folder, digest, track) VALUES (?, ?, ?)";

    private final Connection connection;
    private final Statements statements;

    ScanBookkeeping(Connection connection, Statements statements) throws SQLException {
        this.connection = connection;
        this.statements = statements;
        for (String sql : List.of(DELETE_PROBLEM, INSERT_PROBLEM, INSERT_CARRY, DELETE_PLACE, INSERT_PLACE)) {
            statements.declare(sql);
        }
    }

    Optional<String> findSetting(String name) throws SQLException {
        return findText("SELECT value FROM setting WHERE name = ?", name);
    }

    void putSetting(String name, String value) throws SQLException {
        if (execute("UPDATE setting SET value = ? WHERE name = ?", value, name) == 0) {
            execute("INSERT INTO setting (value, name) VALUES (?, ?)", value, name);
        }
    }

    Optional<String> findSentinel(int musicFolder) throws SQLException {
        return findText("SELECT sentinel FROM music_folder WHERE id = ?", musicFolder);
    }

    void putSentinel(int musicFolder, String sentinel) throws SQLException {
        execute("UPDATE music_folder SET sentinel = ? WHERE id = ?", sentinel, musicFolder);
    }

    private Optional<String> findText(String sql, Object key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, key);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
            }
        }
    }

    int execute(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement.executeUpdate();
        }
    }

    List<ProblemRow> listProblems(int musicFolder) {
        return statements.list("SELECT music_folder, path, reason, seen_at FROM scan_problem WHERE music_folder = ?",
                musicFolder,
                row -> new ProblemRow(row.getInt(1), row.getString(2), row.getString(3), row.getLong(4)));
    }

    void insertProblem(ProblemRow problem) throws SQLException {
        statements.batch(INSERT_PROBLEM)
                .set(problem.musicFolder())
                .set(problem.path())
                .set(problem.reason())
                .set(problem.seenAt())
                .add();
    }

    void deleteProblems(int musicFolder, String path) throws SQLException {
        statements.batch(DELETE_PROBLEM).set(musicFolder).set(path).add();
    }

    void leftPlace(int musicFolder, String path, String track) throws SQLException {
        if (path.startsWith("\u0001")) {
            return;
        }
        String digest = FormerPlaces.digest(path);
        statements.batch(DELETE_PLACE).set(musicFolder).set(digest).add();
        statements.batch(INSERT_PLACE).set(musicFolder).set(digest).set(track).add();
    }

    List<Carry> listCarries(Carry.Kind kind) {
        return statements.list(
                "SELECT old_row, new_row, SUM(files) FROM scan_carry WHERE kind = ? GROUP BY old_row, new_row",
                number(kind),
                row -> new Carry(kind, row.getInt(1), row.getInt(2), row.getInt(3)));
    }

    void insertCarry(Carry carry) throws SQLException {
        statements.batch(INSERT_CARRY)
                .set(number(carry.kind()))
                .set(carry.oldRow())
                .set(carry.newRow())
                .set(carry.files())
                .add();
    }

    void clearCarries() throws SQLException {
        execute("DELETE FROM scan_carry");
    }

    void insertAlias(Carry.Kind kind, String oldId, String newId) throws SQLException {
        execute("UPDATE alias SET new_id = ? WHERE kind = ? AND new_id = ?", newId, number(kind), oldId);
        execute("DELETE FROM alias WHERE kind = ? AND (old_id = ? OR old_id = ?)", number(kind), oldId, newId);
        execute("INSERT INTO alias (kind, old_id, new_id) VALUES (?, ?, ?)", number(kind), oldId, newId);
        MergedAnnotations.carry(connection, number(kind), oldId, newId);
        JdbcStaleLayers.merge(connection, number(kind), oldId, newId);
    }

    void deleteAlias(Carry.Kind kind, String id) throws SQLException {
        execute("DELETE FROM alias WHERE kind = ? AND old_id = ?", number(kind), id);
    }

    void swapIds(Carry.Kind kind, int row, int otherRow) throws SQLException {
        String table = table(kind);
        boolean dated = kind != Carry.Kind.ARTIST;
        String columns = dated ? "id, added_at" : "id, 0";
        Object[] one = identity("SELECT " + columns + " FROM " + table + " WHERE row_no = ?", row);
        Object[] other = identity("SELECT " + columns + " FROM " + table + " WHERE row_no = ?", otherRow);
        String set = "UPDATE " + table + " SET id = ?" + (dated ? ", added_at = ?" : "") + " WHERE row_no = ?";
        execute("UPDATE " + table + " SET id = ? WHERE row_no = ?", "\u0001swap", row);
        if (dated) {
            execute(set, one[0], one[1], otherRow);
            execute(set, other[0], other[1], row);
        } else {
            execute(set, one[0], otherRow);
            execute(set, other[0], row);
        }
        JdbcStaleLayers.swapped(connection, number(kind), String.valueOf(one[0]), String.valueOf(other[0]));
    }

    int musicFolderOf(Carry.Kind kind, int row) throws SQLException {
        try (PreparedStatement statement = connection
                .prepareStatement("SELECT sight FROM " + table(kind) + " WHERE row_no = ?")) {
            statement.setInt(1, row);
            try (ResultSet found = statement.executeQuery()) {
                return found.next() ? found.getInt(1) : 0;
            }
        }
    }

    String idOf(Carry.Kind kind, int row) throws SQLException {
        return String.valueOf(identity("SELECT id, 0 FROM " + table(kind) + " WHERE row_no = ?", row)[0]);
    }

    private Object[] identity(String sql, int row) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, row);
            try (ResultSet found = statement.executeQuery()) {
                if (!found.next()) {
                    throw new IllegalStateException("no row %d for: %s".formatted(row, sql));
                }
                return new Object[]{found.getString(1), found.getLong(2)};
            }
        }
    }

    /// The setting that holds the lowest number that was never given to a row of a kind: the highest rows may have been purged.
    static String firstFreeSetting(Carry.Kind kind) {
        return "rows.free." + table(kind);
    }

    static String table(Carry.Kind kind) {
        return switch (kind) {
            case TRACK -> "track";
            case ALBUM -> "album";
            case ARTIST -> "artist";
            case FOLDER -> "folder";
        };
    }

    /// As in the `annotation` table.
    static int number(Carry.Kind kind) {
        return switch (kind) {
            case TRACK -> 1;
            case ALBUM -> 2;
            case ARTIST -> 3;
            case FOLDER -> 4;
        };
    }
}
