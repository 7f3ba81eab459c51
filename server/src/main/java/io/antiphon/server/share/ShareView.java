package io.antiphon.server.share;

import io.antiphon.core.library.CoverSource;
import io.antiphon.core.library.Track;
import io.antiphon.core.podcast.EpisodeFile;
import io.antiphon.core.podcast.PodcastChannel;
import io.antiphon.core.podcast.PodcastEpisode;
import io.antiphon.core.sharing.SharedEntry;
import io.antiphon.core.sharing.SharedMusic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the page of a share says, before it becomes HTML.
///
/// @param title of the whole
/// @param by the one artist of all, or empty
/// @param description absent when it is the title already, or there is none
/// @param covers whether there is a picture for the whole
/// @param guarded whether there is a password
/// @param several whether the rows come from several albums, so that each shows its own picture
record ShareView(String title, String by, @Nullable String description, boolean covers, boolean several,
        Duration length, @Nullable Instant expiresAt, boolean downloadable, boolean guarded, List<Row> rows) {

    /// A description that is longer than this, or has several lines, is no title.
    private static final int LONGEST_TITLE = 80;
    private static final String UNTITLED = "Shared music";

    /// One thing to listen to.
    ///
    /// @param group the album or the podcast
    /// @param length zero when it is not known
    record Row(String id, String title, String artist, String group, Duration length, String contentType,
            boolean cover) {}

    ShareView {
        rows = List.copyOf(rows);
    }

    static ShareView of(SharedMusic music) {
        List<Row> rows = music.entries().stream().map(ShareView::row).toList();
        String group = common(rows.stream().map(Row::group).toList());
        String description = Objects.requireNonNullElse(music.share().description(), "").strip();
        boolean titled = !description.isEmpty() && description.length() <= LONGEST_TITLE
                && description.indexOf('\n') < 0;
        String title = titled ? description : rows.size() == 1 ? rows.getFirst().title() : group;
        return new ShareView(title.isEmpty() ? UNTITLED : title, common(rows.stream().map(Row::artist).toList()),
                titled || description.isEmpty() ? null : description, rows.stream().anyMatch(Row::cover),
                group.isEmpty(), rows.stream().map(Row::length).reduce(Duration.ZERO, Duration::plus),
                music.share().expiresAt(), music.downloadable(), music.share().isGuarded(), rows);
    }

    private static Row row(SharedEntry entry) {
        return switch (entry) {
            case SharedEntry.OfTrack(Track track) -> new Row(track.id().value(), track.title(),
                    track.credits().displayArtist(), track.albumTitle(), track.audio().duration(),
                    track.file().contentType(), track.cover() != CoverSource.NONE);
            case SharedEntry.OfEpisode(PodcastChannel channel, PodcastEpisode episode) -> row(channel, episode);
        };
    }

    private static Row row(PodcastChannel channel, PodcastEpisode episode) {
        EpisodeFile file = Objects.requireNonNull(episode.state().file(), "an episode that is shown has a file");
        String podcast = Objects.requireNonNullElse(channel.about().title(), "");
        Duration length = file.audio().duration().isZero() ? episode.entry().duration() : file.audio().duration();
        return new Row(episode.id().value(), episode.entry().title(),
                Objects.requireNonNullElse(episode.entry().author(), podcast), podcast, length, file.contentType(),
                file.picture() || channel.image() != null);
    }

    /// What all have, or empty.
    private static String common(List<String> values) {
        return values.stream().distinct().count() == 1 ? values.getFirst() : "";
    }
}
