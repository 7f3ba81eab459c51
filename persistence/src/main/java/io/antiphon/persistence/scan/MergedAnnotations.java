package io.antiphon.persistence.scan;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/// What people did to a thing goes along when it is merged into another one: what they had not done there yet is as it was here, plays are
/// added up. Stars and ratings stay with the old thing, too, should it ever come back.
final class MergedAnnotations {

    private static final String ADD = """
            UPDATE annotation n SET
                starred_at = COALESCE(n.starred_at, (SELECT o.starred_at FROM annotation o WHERE o.user_id = n.user_id AND o.kind = n.kind AND o.item = ?)),
                rating = COALESCE(n.rating, (SELECT o.rating FROM annotation o WHERE o.user_id = n.user_id AND o.kind = n.kind AND o.item = ?)),
                play_count = n.play_count + (SELECT o.play_count FROM annotation o WHERE o.user_id = n.user_id AND o.kind = n.kind AND o.item = ?),
                played_at = COALESCE((SELECT MAX(o.played_at) FROM annotation o WHERE o.user_id = n.user_id AND o.kind = n.kind AND o.item IN (?, ?)), n.played_at)
            WHERE n.kind = ? AND n.item = ?
                AND EXISTS (SELECT 1 FROM annotation o WHERE o.user_id = n.user_id AND o.kind = n.kind AND o.item = ?)
            """;
    private static final String TAKE_OVER = """
            INSERT INTO annotation (user_id, kind, item, starred_at, rating, play_count, played_at)
            SELECT o.user_id, o.kind, ?, o.starred_at, o.rating, o.play_count, o.played_at FROM annotation o
            WHERE o.kind = ? AND o.item = ?
                AND NOT EXISTS (SELECT 1 FROM annotation n WHERE n.user_id = o.user_id AND n.kind = o.kind AND n.item = ?)
            """;
    private static final String NO_PLAYS = """
            UPDATE annotation SET play_count = 0 WHERE kind = ? AND item = ?
            """;
    private static final String FORGET_RATING = """
            DELETE FROM item_rating WHERE kind = ? AND item = ?
            """;
    private static final String COUNT_RATINGS = """
            INSERT INTO item_rating (kind, item, total, votes)
            SELECT kind, item, SUM(rating), COUNT(*) FROM annotation WHERE kind = ? AND item = ? AND rating IS NOT NULL GROUP BY kind, item
            """;
    /// For the change feed.
    private static final List<String> NOTES = List.of("""
            UPDATE personal_change SET seq = 0, deleted = FALSE WHERE kind = ? AND item = ?
            """, """
            INSERT INTO personal_change (user_id, kind, item, seq, deleted, shown, changed_at)
            SELECT o.user_id, o.kind, o.item, 0, FALSE, FALSE, 0 FROM annotation o
            WHERE o.kind = ? AND o.item = ?
                AND NOT EXISTS (SELECT 1 FROM personal_change c WHERE c.user_id = o.user_id AND c.kind = o.kind AND c.item = o.item)
            """);

    private MergedAnnotations() {}

    /// In the transaction that merges.
    static void carry(Connection connection, int kind, String from, String to) throws SQLException {
        try (PreparedStatement any = connection
                .prepareStatement("SELECT 1 FROM annotation WHERE kind = ? AND item = ? FETCH FIRST 1 ROWS ONLY")) {
            any.setInt(1, kind);
            any.setString(2, from);
            if (!any.executeQuery().next()) {
                return;
            }
        }
        run(connection, ADD, from, from, from, from, to, kind, to, from);
        run(connection, TAKE_OVER, to, kind, from, to);
        run(connection, NO_PLAYS, kind, from);
        run(connection, FORGET_RATING, kind, to);
        run(connection, COUNT_RATINGS, kind, to);
        for (String note : NOTES) {
            run(connection, note, kind, from);
            run(connection, note, kind, to);
        }
    }

    private static void run(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }
}
