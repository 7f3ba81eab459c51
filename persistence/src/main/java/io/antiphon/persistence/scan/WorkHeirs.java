package io.antiphon.persistence.scan;

import io.antiphon.persistence.GroupCommit;
import io.antiphon.persistence.catalogue.CatalogueVersions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Keeps the ids of works that are called otherwise than before. What a track was a recording of is noted when it is written; a work that
/// has none left goes with most of them: it becomes what they are of where that is new, and else answers as it. Noted in the database, so
/// that it outlives a scan that dies.
final class WorkHeirs {

    static final String LEAVE = """
            INSERT INTO work_left (work, track) SELECT x.work, x.track FROM track_work x WHERE x.track = ?
            AND NOT EXISTS (SELECT 1 FROM work_left l WHERE l.work = x.work AND l.track = x.track)""";
    private static final String SUCCEED = """
            INSERT INTO work_left (work, track) SELECT x.work, CAST(? AS INTEGER) FROM track_work x WHERE x.track = ?
            AND NOT EXISTS (SELECT 1 FROM work_left l WHERE l.work = x.work AND l.track = ?)""";
    private static final String EMPTIED = """
            SELECT l.work FROM work_left l WHERE NOT EXISTS (
                SELECT 1 FROM track_work x JOIN track t ON t.row_no = x.track WHERE x.work = l.work AND t.missing = FALSE)
            GROUP BY l.work ORDER BY COUNT(*) DESC, l.work""";
    private static final String HEIRS = """
            SELECT w.id, w.fresh, COUNT(*) FROM work_left l JOIN track_work x ON x.track = l.track
                JOIN work w ON w.id = x.work JOIN track t ON t.row_no = x.track
            WHERE l.work IN (%s) AND x.work <> l.work AND t.missing = FALSE
            GROUP BY w.id, w.fresh ORDER BY COUNT(*) DESC, w.id""";
    private static final String STAYED = """
            DELETE FROM work_left WHERE EXISTS (
                SELECT 1 FROM track_work x WHERE x.work = work_left.work AND x.track = work_left.track)""";

    private final Connection connection;
    private final Statements statements;

    private WorkHeirs(Connection connection, Statements statements) {
        this.connection = connection;
        this.statements = statements;
    }

    private record Heir(String id, boolean fresh) {}

    /// What a work is known by, and called.
    private record Face(String key, String name, String foldedName, String sortKey, @Nullable String mbid) {}

    /// A track is what another one was.
    static void succeed(Connection connection, int track, int other) throws SQLException {
        change(connection, SUCCEED, track, other, track);
        change(connection, SUCCEED, other, track, other);
    }

    /// When all that a scan changes is written.
    static void settle(Connection connection, Statements statements) throws SQLException {
        new WorkHeirs(connection, statements).settle();
        change(connection, "DELETE FROM work_left");
        change(connection, "UPDATE work SET fresh = FALSE WHERE fresh = TRUE");
    }

    /// After a session, however it ended. What a scan that was stopped has not come to is left for the next one. Not with the statements of
    /// the scan: what it had collected is not to be written.
    static void end(Connection connection) throws SQLException {
        try (Statements statements = new Statements(connection)) {
            if (new WorkHeirs(connection, statements).settle()) {
                ScanBookkeeping books = new ScanBookkeeping(connection, statements);
                long version = books.findSetting(CatalogueVersions.NUMBER).map(Long::parseLong).orElse(0L);
                books.putSetting(CatalogueVersions.NUMBER, Long.toString(version + 1));
            }
            change(connection, STAYED);
            change(connection,
                    "UPDATE work SET fresh = FALSE WHERE fresh = TRUE AND NOT EXISTS (SELECT 1 FROM work_left)");
            GroupCommit.commit(connection);
        }
    }

    private boolean settle() throws SQLException {
        boolean any = false;
        for (String work : statements.list(EMPTIED, null, row -> row.getString(1))) {
            Optional<Heir> heir = statements
                    .listIn(HEIRS, List.of(work), row -> new Heir(row.getString(1), row.getBoolean(2)))
                    .stream()
                    .findFirst();
            if (heir.isPresent()) {
                any = true;
                if (heir.get().fresh()) {
                    become(work, heir.get().id());
                } else {
                    change(connection, "UPDATE work SET merged_into = ? WHERE id = ?", heir.get().id(), work);
                }
            }
            change(connection, "DELETE FROM work_left WHERE work = ?", work);
        }
        return any;
    }

    /// A work is what a new one would be, with its recordings.
    private void become(String work, String fresh) throws SQLException {
        Face face = statements
                .listIn("SELECT work_key, name, folded_name, sort_key, mbid FROM work WHERE id IN (%s)",
                        List.of(fresh),
                        row -> new Face(row.getString(1), row.getString(2), row.getString(3), row.getString(4),
                                row.getString(5)))
                .getFirst();
        change(connection,
                "DELETE FROM track_work WHERE work = ? AND track IN (SELECT x.track FROM track_work x WHERE x.work = ?)",
                work, fresh);
        change(connection, "UPDATE track_work SET work = ? WHERE work = ?", work, fresh);
        change(connection, "DELETE FROM work_left WHERE work = ?", fresh);
        change(connection, "DELETE FROM work WHERE id = ?", fresh);
        change(connection, "UPDATE work SET merged_into = ? WHERE merged_into = ?", work, fresh);
        change(connection,
                "UPDATE work SET work_key = ?, name = ?, folded_name = ?, sort_key = ?, mbid = ?, merged_into = NULL WHERE id = ?",
                face.key(), face.name(), face.foldedName(), face.sortKey(), face.mbid(), work);
    }

    private static void change(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
