package io.antiphon.persistence.personal;

import io.antiphon.core.history.Top;
import io.antiphon.core.history.TopKind;
import io.antiphon.core.library.AlbumId;
import io.antiphon.core.library.ArtistId;
import io.antiphon.core.library.ItemId;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.user.UserId;
import io.antiphon.persistence.Kinds;
import io.antiphon.persistence.Row;
import io.antiphon.persistence.Sql;
import java.time.Duration;
import java.util.List;

/// What somebody played most of all, from the counts in `annotation`, which are there already, and hold what came from elsewhere without
/// its times, too. How long was listened is added up for the few that are answered.
final class PlayCounts {

    private final Sql sql;

    PlayCounts(Sql sql) {
        this.sql = sql;
    }

    List<Top> listTop(UserId user, TopKind kind, int limit) {
        return switch (kind) {
            case TRACKS -> list(user, Kinds.TRACK, limit, "i.title, CAST(NULL AS VARCHAR(1))", "track",
                    "t.row_no = i.row_no");
            case ALBUMS -> list(user, Kinds.ALBUM, limit, "i.name, i.display_artist", "album", "t.album = i.row_no");
            case ARTISTS -> list(user, Kinds.ARTIST, limit, "i.name, CAST(NULL AS VARCHAR(1))", "artist",
                    "t.row_no IN (SELECT c.track FROM track_credit c WHERE c.artist = i.row_no "
                            + "AND (c.roles LIKE '%,artist,%' OR c.roles LIKE '%,albumartist,%'))");
        };
    }

    private List<Top> list(UserId user, int kind, int limit, String names, String table, String tracks) {
        return sql.list("""
                SELECT i.id, %s, n.play_count, %s FROM (
                    SELECT user_id, item, play_count FROM annotation WHERE user_id = ? AND kind = ? AND play_count > 0
                    ORDER BY play_count DESC, item LIMIT ?) n
                JOIN %s i ON i.id = n.item ORDER BY n.play_count DESC, i.id
                """.formatted(names, listened(tracks), table), row -> top(row, kind), user.value(), kind,
                limit);
    }

    /// The plays of a track `t`, also those under ids that were merged into its own.
    ///
    /// @param tracks which tracks
    private static String listened(String tracks) {
        return """
                COALESCE((SELECT SUM(p.listened_ms) FROM track t JOIN play p ON p.track = t.id WHERE p.user_id = n.user_id AND %1$s), 0)
                + COALESCE((SELECT SUM(p.listened_ms) FROM track t JOIN alias a ON a.kind = 1 AND a.new_id = t.id
                    JOIN play p ON p.track = a.old_id WHERE p.user_id = n.user_id AND %1$s), 0)
                """.formatted(tracks);
    }

    private static Top top(Row row, int kind) {
        String id = row.text(1);
        ItemId item = switch (kind) {
            case Kinds.ALBUM -> new AlbumId(id);
            case Kinds.ARTIST -> new ArtistId(id);
            default -> new TrackId(id);
        };
        return new Top(item, row.text(2), row.textOrNull(3), row.number(4), Duration.ofMillis(row.number(5)));
    }
}
