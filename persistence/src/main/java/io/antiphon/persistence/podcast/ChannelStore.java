package io.antiphon.persistence.podcast;

import io.antiphon.core.library.ChannelId;
import io.antiphon.core.podcast.ChannelAbout;
import io.antiphon.core.podcast.ChannelImage;
import io.antiphon.core.podcast.FeedValidators;
import io.antiphon.core.podcast.PodcastChannel;
import io.antiphon.core.text.TextFolding;
import io.antiphon.persistence.Row;
import io.antiphon.persistence.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The table `podcast_channel`.
final class ChannelStore {

    private static final String QUERY = """
            SELECT id, url, title, description, author, image_url, status, error, added_at, checked_at, etag, last_modified,
                picture_url, picture_fingerprint
            FROM podcast_channel
            """;
    /// Behind every title.
    private static final String UNTITLED = "\uffff";
    private static final int MAX_SORT_KEY = 200;

    private final Sql sql;

    ChannelStore(Sql sql) {
        this.sql = sql;
    }

    List<PodcastChannel> list() {
        return sql.list(QUERY + "WHERE removed = FALSE ORDER BY sort_key, added_at, id", ChannelStore::channel);
    }

    Optional<PodcastChannel> find(ChannelId id) {
        return sql.find(QUERY + "WHERE id = ? AND removed = FALSE", ChannelStore::channel, id.value());
    }

    Optional<PodcastChannel> findByUrl(String url) {
        return sql.find(QUERY + "WHERE url_hash = ? AND removed = FALSE", ChannelStore::channel, Texts.hash(url));
    }

    /// @return whether there was a removed one
    boolean revive(String url) {
        return sql.change("""
                UPDATE podcast_channel SET removed = FALSE, status = 0, error = NULL, checked_at = NULL, etag = NULL,
                    last_modified = NULL, picture_url = NULL, picture_fingerprint = NULL
                WHERE url_hash = ? AND removed = TRUE
                """, Texts.hash(url)) > 0;
    }

    void insert(ChannelId id, String url, Instant at) {
        sql.change("""
                INSERT INTO podcast_channel (id, url, url_hash, sort_key, status, added_at) VALUES (?, ?, ?, ?, 0, ?)
                """, id.value(), url, Texts.hash(url), UNTITLED, at.toEpochMilli());
    }

    boolean remove(ChannelId id) {
        return sql.change("UPDATE podcast_channel SET removed = TRUE WHERE id = ? AND removed = FALSE", id.value()) > 0;
    }

    /// @return whether it was there
    boolean update(PodcastChannel channel) {
        ChannelAbout about = channel.about();
        ChannelImage image = channel.image();
        return sql.change("""
                UPDATE podcast_channel SET title = ?, sort_key = ?, description = ?, author = ?, image_url = ?, status = ?, error = ?,
                    checked_at = ?, etag = ?, last_modified = ?, picture_url = ?, picture_fingerprint = ?
                WHERE id = ? AND removed = FALSE
                """, Texts.cut(about.title(), Texts.TITLE), sortKey(about), Texts.cut(about.description(),
                Texts.DESCRIPTION), Texts.cut(about.author(), Texts.TITLE), about.imageUrl(),
                StatusCodes.of(channel.status()), Texts.cut(channel.errorMessage(), Texts.MESSAGE),
                channel.checkedAt() == null ? null : channel.checkedAt().toEpochMilli(), channel.validators().etag(),
                channel.validators().lastModified(), image == null ? null : image.url(),
                image == null ? null : image.fingerprint(), channel.id().value()) > 0;
    }

    private static String sortKey(ChannelAbout about) {
        if (about.title() == null) {
            return UNTITLED;
        }
        String folded = TextFolding.fold(about.title());
        return folded.substring(0, Math.min(folded.length(), MAX_SORT_KEY));
    }

    private static PodcastChannel channel(Row row) {
        String pictureUrl = row.textOrNull(13);
        String fingerprint = row.textOrNull(14);
        ChannelImage image = pictureUrl == null || fingerprint == null ? null
                : new ChannelImage(pictureUrl, fingerprint);
        return new PodcastChannel(new ChannelId(row.text(1)), row.text(2),
                new ChannelAbout(row.textOrNull(3), row.textOrNull(4), row.textOrNull(5), row.textOrNull(6)),
                StatusCodes.status(row.integer(7)), row.textOrNull(8), row.instant(9), row.instantOrNull(10),
                new FeedValidators(row.textOrNull(11), row.textOrNull(12)), image);
    }
}
