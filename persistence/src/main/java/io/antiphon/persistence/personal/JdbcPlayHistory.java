package io.antiphon.persistence.personal;

import io.antiphon.core.history.Heard;
import io.antiphon.core.history.Period;
import io.antiphon.core.history.PlayCursor;
import io.antiphon.core.history.PlayEntry;
import io.antiphon.core.history.PlayHistory;
import io.antiphon.core.history.Sight;
import io.antiphon.core.history.Top;
import io.antiphon.core.history.TopKind;
import io.antiphon.core.history.Variety;
import io.antiphon.core.library.AlbumId;
import io.antiphon.core.library.ArtistId;
import io.antiphon.core.library.EpisodeId;
import io.antiphon.core.library.ItemId;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.user.UserId;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.Kinds;
import io.antiphon.persistence.Row;
import io.antiphon.persistence.Sql;
import io.antiphon.persistence.SqlFailure;
import io.antiphon.persistence.Transactions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What follows from the table `play`. Plays are added up by track before anything is joined, and all that is added up stands in the index
/// `play_by_time`.
public final class JdbcPlayHistory implements PlayHistory {

    private static final int QUARTER_SECONDS = 15 * 60;
    /// Parameters: user, from, to.
    private static final String PLAYED = """
            SELECT COALESCE(a.new_id, p.track) AS item, SUM(p.plays) AS plays, SUM(p.listened) AS listened
            FROM (SELECT track, COUNT(*) AS plays, SUM(listened_ms) AS listened FROM play
                WHERE user_id = ? AND played_at >= ? AND played_at < ? AND kind = 1 GROUP BY track) p
            LEFT JOIN alias a ON a.kind = 1 AND a.old_id = p.track
            GROUP BY COALESCE(a.new_id, p.track)
            """;
    private static final String BY_TRACK = "(%s) x JOIN track t ON t.id = x.item".formatted(PLAYED);
    /// Who a play is counted for: see PlayCounter.
    private static final String CREDITS = """
            JOIN track_credit c ON c.track = t.row_no AND (c.roles LIKE '%,artist,%' OR c.roles LIKE '%,albumartist,%')
            """;

    private final Sql sql;
    private final Transactions transactions;

    public JdbcPlayHistory(Database database) {
        this.sql = database.sql();
        this.transactions = database.transactions();
    }

    @Override
    public List<PlayEntry> listPlays(UserId user, Period period, @Nullable PlayCursor after, int limit) {
        long before = after == null ? period.to().getEpochSecond() - 1
                : Math.min(after.at().getEpochSecond(), period.to().getEpochSecond() - 1);
        String rest = after == null ? "" : "AND (played_at < ? OR track > ?)";
        List<Object> parameters = new ArrayList<>(List.of(user.value(), period.from().getEpochSecond(), before));
        if (after != null) {
            parameters.addAll(List.of(after.at().getEpochSecond(), after.item()));
        }
        parameters.add(limit);
        return sql.list("""
                SELECT played_at, kind, track, listened_ms, client FROM play
                WHERE user_id = ? AND played_at >= ? AND played_at <= ? %s ORDER BY played_at DESC, track LIMIT ?
                """.formatted(rest), JdbcPlayHistory::entry, parameters.toArray());
    }

    private static PlayEntry entry(Row row) {
        String id = row.text(3);
        return new PlayEntry(row.integer(2) == Kinds.EPISODE ? new EpisodeId(id) : new TrackId(id),
                Instant.ofEpochSecond(row.number(1)), Duration.ofMillis(row.number(4)), row.text(5));
    }

    @Override
    public List<Top> listTop(Sight sight, TopKind kind, Period period, int limit) {
        if (sight.musicFolders() == null && period.equals(Period.ALWAYS)) {
            return new PlayCounts(sql).listTop(sight.user(), kind, limit);
        }
        String folders = where(sight);
        return switch (kind) {
            case TRACKS -> sight.musicFolders() == null ? top(sight, period, limit, TrackId::new, """
                    SELECT t.id, t.title, CAST(NULL AS VARCHAR(1)), x.plays, x.listened FROM (
                        %s ORDER BY plays DESC, listened DESC, item LIMIT ?) x
                    JOIN track t ON t.id = x.item ORDER BY x.plays DESC, x.listened DESC, t.id
                    """.formatted(PLAYED)) : top(sight, period, limit, TrackId::new, """
                    SELECT t.id, t.title, CAST(NULL AS VARCHAR(1)), x.plays, x.listened FROM %s %s
                    ORDER BY x.plays DESC, x.listened DESC, t.id LIMIT ?
                    """.formatted(BY_TRACK, folders));
            case ALBUMS -> top(sight, period, limit, AlbumId::new, """
                    SELECT b.id, b.name, b.display_artist, y.plays, y.listened FROM (
                        SELECT t.album AS album, SUM(x.plays) AS plays, SUM(x.listened) AS listened FROM %s %s GROUP BY t.album) y
                    JOIN album b ON b.row_no = y.album ORDER BY y.plays DESC, y.listened DESC, b.id LIMIT ?
                    """.formatted(BY_TRACK, folders));
            case ARTISTS -> top(sight, period, limit, ArtistId::new, """
                    SELECT r.id, r.name, CAST(NULL AS VARCHAR(1)), y.plays, y.listened FROM (
                        SELECT c.artist AS artist, SUM(x.plays) AS plays, SUM(x.listened) AS listened FROM %s %s %s GROUP BY c.artist) y
                    JOIN artist r ON r.row_no = y.artist ORDER BY y.plays DESC, y.listened DESC, r.id LIMIT ?
                    """.formatted(BY_TRACK, folders, CREDITS));
        };
    }

    /// Makes a typed id.
    @FunctionalInterface
    private interface Ids {

        ItemId of(String id);
    }

    private List<Top> top(Sight sight, Period period, int limit, Ids ids, String query) {
        return sql.list(query, row -> new Top(ids.of(row.text(1)), row.text(2), row.textOrNull(3), row.number(4),
                Duration.ofMillis(row.number(5))), sight.user().value(), period.from().getEpochSecond(),
                period.to().getEpochSecond(), limit);
    }

    @Override
    public List<Heard> listHeard(Sight sight, Period period) {
        String query = sight.musicFolders() == null ? """
                SELECT played_at / %d AS quarter, COUNT(*), SUM(listened_ms) FROM play
                WHERE user_id = ? AND played_at >= ? AND played_at < ? GROUP BY played_at / %1$d ORDER BY quarter
                """.formatted(QUARTER_SECONDS) : """
                SELECT p.played_at / %d AS quarter, COUNT(*), SUM(p.listened_ms) FROM play p
                LEFT JOIN alias a ON a.kind = 1 AND a.old_id = p.track
                JOIN track t ON t.id = COALESCE(a.new_id, p.track) %s
                    AND p.kind = 1 AND p.user_id = ? AND p.played_at >= ? AND p.played_at < ?
                GROUP BY p.played_at / %1$d ORDER BY quarter
                """.formatted(QUARTER_SECONDS, where(sight));
        try (Connection connection = transactions.connection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, sight.user().value());
            statement.setLong(2, period.from().getEpochSecond());
            statement.setLong(3, period.to().getEpochSecond());
            return heard(statement);
        } catch (SQLException e) {
            throw new SqlFailure("reading when something was heard", e);
        }
    }

    private static List<Heard> heard(PreparedStatement statement) throws SQLException {
        List<Heard> heard = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                heard.add(new Heard(Instant.ofEpochSecond(rows.getLong(1) * QUARTER_SECONDS), rows.getLong(2),
                        Duration.ofMillis(rows.getLong(3))));
            }
        }
        return heard;
    }

    @Override
    public Variety variety(Sight sight, Period period) {
        String folders = where(sight);
        Object[] asked = {sight.user().value(), period.from().getEpochSecond(), period.to().getEpochSecond()};
        Variety tracks = sql.find("SELECT COUNT(*), COUNT(DISTINCT t.album) FROM %s %s".formatted(BY_TRACK, folders),
                row -> new Variety(row.number(1), row.number(2), 0), asked).orElseThrow();
        long artists = sql.find("SELECT COUNT(DISTINCT c.artist) FROM %s %s %s".formatted(BY_TRACK, folders, CREDITS),
                row -> row.number(1), asked).orElseThrow();
        return new Variety(tracks.tracks(), tracks.albums(), artists);
    }

    /// Joined behind a track `t`.
    private static String where(Sight sight) {
        Set<Integer> musicFolders = sight.musicFolders();
        if (musicFolders == null) {
            return "";
        }
        return "AND t.sight IN (%s)".formatted(musicFolders.isEmpty() ? "0"
                : musicFolders.stream().sorted().map(Object::toString).collect(Collectors.joining(", ")));
    }
}
