package io.antiphon.persistence.podcast;

import io.antiphon.core.library.AudioProperties;
import io.antiphon.core.library.EpisodeId;
import io.antiphon.core.podcast.EpisodeFile;
import io.antiphon.core.podcast.EpisodeState;
import io.antiphon.core.podcast.FeedEntry;
import io.antiphon.core.podcast.PodcastEpisode;
import io.antiphon.core.podcast.PodcastStatus;
import io.antiphon.persistence.Sql;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Writes the table `podcast_episode`.
final class EpisodeWriter {

    private final Sql sql;

    EpisodeWriter(Sql sql) {
        this.sql = sql;
    }

    boolean exists(PodcastEpisode episode) {
        return sql.find("SELECT id FROM podcast_episode WHERE channel = ? AND identity_hash = ?", row -> row.text(1),
                episode.channel().value(), Texts.hash(episode.entry().identity())).isPresent();
    }

    void insert(PodcastEpisode episode) {
        FeedEntry entry = episode.entry();
        sql.change("""
                INSERT INTO podcast_episode (id, channel, identity, identity_hash, title, description, author, published_at,
                    enclosure_url, claimed_type, claimed_size, claimed_duration_ms, number, explicit, status, error,
                    added_at, sorted_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, episode.id().value(), episode.channel().value(), entry.identity(), Texts.hash(entry.identity()),
                Texts.cut(entry.title(), Texts.TITLE), Texts.cut(entry.description(), Texts.DESCRIPTION),
                Texts.cut(entry.author(), Texts.TITLE), millis(entry.publishedAt()), entry.enclosureUrl(),
                entry.contentType(), entry.size(), entry.duration().toMillis(), entry.number(),
                StatusCodes.of(entry.explicitStatus()), StatusCodes.of(episode.status()),
                episode.state().errorMessage(), episode.addedAt().toEpochMilli(),
                sortedAt(entry, episode.addedAt()).toEpochMilli());
    }

    void update(EpisodeId id, FeedEntry entry) {
        sql.change("""
                UPDATE podcast_episode SET identity = ?, identity_hash = ?, title = ?, description = ?, author = ?, published_at = ?,
                    sorted_at = COALESCE(CAST(? AS BIGINT), added_at), enclosure_url = ?, claimed_type = ?,
                    claimed_size = ?, claimed_duration_ms = ?, number = ?, explicit = ?
                WHERE id = ?
                """, entry.identity(), Texts.hash(entry.identity()), Texts.cut(entry.title(), Texts.TITLE),
                Texts.cut(entry.description(), Texts.DESCRIPTION), Texts.cut(entry.author(), Texts.TITLE),
                millis(entry.publishedAt()), millis(entry.publishedAt()), entry.enclosureUrl(), entry.contentType(),
                entry.size(), entry.duration().toMillis(), entry.number(), StatusCodes.of(entry.explicitStatus()),
                id.value());
    }

    boolean changeState(EpisodeId id, PodcastStatus from, EpisodeState to) {
        EpisodeFile file = to.file();
        AudioProperties audio = file == null ? null : file.audio();
        return sql.change("""
                UPDATE podcast_episode SET status = ?, error = ?, suffix = ?, content_type = ?, size = ?, video = ?, picture = ?, codec = ?,
                    bit_rate = ?, bit_depth = ?, sampling_rate = ?, channel_count = ?, duration_ms = ?
                WHERE id = ? AND status = ?
                """, StatusCodes.of(to.status()), Texts.cut(to.errorMessage(), Texts.MESSAGE),
                file == null ? null : file.suffix(), file == null ? null : file.contentType(),
                file == null ? null : file.size(), file == null ? null : file.video(),
                file == null ? null : file.picture(), audio == null ? null : audio.codec(),
                audio == null ? null : audio.bitRate(), audio == null ? null : audio.bitDepth(),
                audio == null ? null : audio.samplingRate(), audio == null ? null : audio.channelCount(),
                audio == null ? null : audio.duration().toMillis(), id.value(), StatusCodes.of(from)) > 0;
    }

    private static Instant sortedAt(FeedEntry entry, Instant addedAt) {
        return entry.publishedAt() == null ? addedAt : entry.publishedAt();
    }

    private static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : (Long) instant.toEpochMilli();
    }
}
