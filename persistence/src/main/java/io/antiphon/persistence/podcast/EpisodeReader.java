package io.antiphon.persistence.podcast;

import io.antiphon.core.library.Annotated;
import io.antiphon.core.library.Annotation;
import io.antiphon.core.library.AudioProperties;
import io.antiphon.core.library.ChannelId;
import io.antiphon.core.library.EpisodeId;
import io.antiphon.core.podcast.EpisodeFile;
import io.antiphon.core.podcast.EpisodeState;
import io.antiphon.core.podcast.FeedEntry;
import io.antiphon.core.podcast.PodcastEpisode;
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
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads episodes, in plain JDBC as a channel may have thousands, together with what one user did to them.
final class EpisodeReader {

    /// Who did nothing to anything.
    static final String NOBODY = "";

    private static final String QUERY = """
            SELECT e.id, e.channel, e.identity, e.title, e.description, e.author, e.published_at, e.enclosure_url, e.claimed_type,
                e.claimed_size, e.claimed_duration_ms, e.number, e.explicit, e.status, e.error, e.added_at, e.suffix,
                e.content_type, e.size, e.video, e.picture, e.codec, e.bit_rate, e.bit_depth, e.sampling_rate,
                e.channel_count, e.duration_ms, n.starred_at, n.rating, n.play_count, n.played_at, r.total, r.votes
            FROM podcast_episode e
            JOIN podcast_channel c ON c.id = e.channel AND c.removed = FALSE
            LEFT JOIN annotation n ON n.user_id = ? AND n.kind = 5 AND n.item = e.id
            LEFT JOIN item_rating r ON r.kind = 5 AND r.item = e.id
            """;

    private final Transactions transactions;

    EpisodeReader(Transactions transactions) {
        this.transactions = transactions;
    }

    /// @param condition and order, over `e`
    /// @param user whose annotations, or [#NOBODY]
    List<Annotated<PodcastEpisode>> list(String condition, String user, Object... parameters) {
        try (Connection connection = transactions.connection();
                PreparedStatement statement = connection.prepareStatement(QUERY + condition)) {
            statement.setString(1, user);
            for (int i = 0; i < parameters.length; i++) {
                Object value = parameters[i] instanceof String[] texts ? connection.createArrayOf("VARCHAR", texts)
                        : parameters[i];
                statement.setObject(i + 2, value);
            }
            List<Annotated<PodcastEpisode>> episodes = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    episodes.add(new Annotated<>(episode(row), annotation(row)));
                }
            }
            return episodes;
        } catch (SQLException e) {
            throw new SqlFailure("reading podcast episodes", e);
        }
    }

    private static PodcastEpisode episode(ResultSet row) throws SQLException {
        EpisodeState state = new EpisodeState(StatusCodes.status(row.getInt(14)), row.getString(15), file(row));
        return new PodcastEpisode(new EpisodeId(text(row, 1)), new ChannelId(text(row, 2)), entry(row), state,
                Instant.ofEpochMilli(row.getLong(16)));
    }

    private static FeedEntry entry(ResultSet row) throws SQLException {
        int number = row.getInt(12);
        Integer known = row.wasNull() ? null : (Integer) number;
        return new FeedEntry(text(row, 3), text(row, 4), row.getString(5), row.getString(6), instant(row, 7),
                text(row, 8), row.getString(9), row.getLong(10), Duration.ofMillis(row.getLong(11)), known,
                StatusCodes.explicit(row.getInt(13)));
    }

    private static @Nullable EpisodeFile file(ResultSet row) throws SQLException {
        String suffix = row.getString(17);
        if (suffix == null) {
            return null;
        }
        AudioProperties audio = new AudioProperties(text(row, 22), row.getInt(23), row.getInt(24), row.getInt(25),
                row.getInt(26), Duration.ofMillis(row.getLong(27)));
        return new EpisodeFile(row.getLong(19), suffix, text(row, 18), row.getBoolean(20), row.getBoolean(21), audio);
    }

    private static Annotation annotation(ResultSet row) throws SQLException {
        int rating = row.getInt(29);
        long votes = row.getLong(33);
        return new Annotation(instant(row, 28), rating == 0 ? null : (Integer) rating,
                votes == 0 ? null : (Double) ((double) row.getLong(32) / votes), row.getLong(30), instant(row, 31));
    }

    private static String text(ResultSet row, int column) throws SQLException {
        return Objects.requireNonNull(row.getString(column), "a required column is NULL");
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }
}
