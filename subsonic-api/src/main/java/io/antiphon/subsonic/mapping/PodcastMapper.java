package io.antiphon.subsonic.mapping;

import io.antiphon.core.library.Annotated;
import io.antiphon.core.library.Annotation;
import io.antiphon.core.library.AudioProperties;
import io.antiphon.core.library.PlayableId;
import io.antiphon.core.podcast.EpisodeFile;
import io.antiphon.core.podcast.FeedEntry;
import io.antiphon.core.podcast.PodcastChannel;
import io.antiphon.core.podcast.PodcastEpisode;
import io.antiphon.core.podcast.PodcastStatus;
import io.antiphon.core.streaming.StreamPlan;
import io.antiphon.core.streaming.StreamPlanner;
import io.antiphon.core.streaming.StreamRequest;
import io.antiphon.core.streaming.StreamSource;
import io.antiphon.subsonic.parameter.WireId;
import io.antiphon.subsonic.response.Child;
import io.antiphon.subsonic.response.ChildAdditions;
import io.antiphon.subsonic.response.ChildFacts;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Podcasts as one caller sees them. What a feed claims of size, type and length stands for an episode until its file is here.
///
/// @param unasked what the caller's player gets when it asks for nothing in particular
/// @param maxBitRate the caller's limit in kbit/s; 0 for none
/// @param bookmark where the caller has a bookmark in an episode
public record PodcastMapper(StreamPlanner planner, StreamRequest unasked, int maxBitRate,
        Function<PlayableId, @Nullable Duration> bookmark) {
    private static final String GENRE = "Podcast";

    /// @param episodes null to leave them out
    public io.antiphon.subsonic.response.PodcastChannel channel(PodcastChannel channel,
            @Nullable Iterable<io.antiphon.subsonic.response.PodcastEpisode> episodes) {
        return new io.antiphon.subsonic.response.PodcastChannel(WireId.of(channel.id()).toString(), channel.url(),
                channel.about().title(), channel.about().description(), cover(channel), channel.about().imageUrl(),
                status(channel.status()), channel.status() == PodcastStatus.ERROR ? channel.errorMessage() : null,
                episodes);
    }

    /// @param channel the episode's one
    public io.antiphon.subsonic.response.PodcastEpisode episode(PodcastChannel channel,
            Annotated<PodcastEpisode> annotated) {
        PodcastEpisode episode = annotated.item();
        Child child = child(channel, annotated);
        return new io.antiphon.subsonic.response.PodcastEpisode(child,
                episode.state().file() == null ? null : child.id(), WireId.of(episode.channel()).toString(),
                episode.entry().description(), status(episode.status()), episode.entry().publishedAt());
    }

    /// An episode as an entry among songs.
    public Child child(PodcastChannel channel, Annotated<PodcastEpisode> annotated) {
        PodcastEpisode episode = annotated.item();
        Annotation mine = annotated.annotation();
        FeedEntry entry = episode.entry();
        EpisodeFile file = episode.state().file();
        StreamPlan.@Nullable Transcoded sent = file == null ? null : transcoded(file);
        Duration position = bookmark.apply(episode.id());
        ChildFacts facts = new ChildFacts(WireId.of(episode.channel()).toString(), false, entry.title(),
                channel.about().title(), artist(channel, entry), entry.number(), year(entry), GENRE,
                file != null && file.picture() ? WireId.of(episode.id()).toString() : cover(channel),
                size(entry, file), file == null ? entry.contentType() : file.contentType(),
                file == null ? null : file.suffix(), seconds(entry, file),
                file == null ? null : (Integer) file.audio().bitRate(), null, file != null && file.video(), null,
                episode.addedAt(), null, null, "podcast", null, null, additions(channel, entry, file), null);
        return new Child(WireId.of(episode.id()).toString(), facts, Values.state(mine, sent, position));
    }

    private StreamPlan.@Nullable Transcoded transcoded(EpisodeFile file) {
        StreamSource source = new StreamSource(file.suffix(), file.video(), file.audio());
        return planner.plan(source, unasked, maxBitRate) instanceof StreamPlan.Transcoded made ? made
                : null;
    }

    private static ChildAdditions additions(PodcastChannel channel, FeedEntry entry, @Nullable EpisodeFile file) {
        AudioProperties audio = file == null ? AudioProperties.UNKNOWN : file.audio();
        String artist = Values.orEmpty(artist(channel, entry));
        return new ChildAdditions(audio.bitDepth(), audio.samplingRate(), audio.channelCount(), null,
                0, "", "", "", List.of(), Values.genres(List.of(GENRE)), List.of(), artist, List.of(),
                Values.orEmpty(channel.about().author()), List.of(), "", List.of(), null,
                Values.explicit(entry.explicitStatus()), List.of(), List.of(), List.of());
    }

    private static @Nullable String artist(PodcastChannel channel, FeedEntry entry) {
        if (entry.author() != null) {
            return entry.author();
        }
        return channel.about().author() == null ? channel.about().title() : channel.about().author();
    }

    private static @Nullable Integer year(FeedEntry entry) {
        return entry.publishedAt() == null ? null
                : (Integer) entry.publishedAt().atOffset(ZoneOffset.UTC).getYear();
    }

    private static @Nullable Long size(FeedEntry entry, @Nullable EpisodeFile file) {
        long size = file == null ? entry.size() : file.size();
        return size == 0 ? null : (Long) size;
    }

    private static @Nullable Integer seconds(FeedEntry entry, @Nullable EpisodeFile file) {
        Duration duration = file == null || file.audio().duration().isZero() ? entry.duration()
                : file.audio().duration();
        return duration.isZero() ? null : (Integer) Values.seconds(duration);
    }

    private static @Nullable String cover(PodcastChannel channel) {
        return channel.image() == null ? null : WireId.of(channel.id()).toString();
    }

    private static String status(PodcastStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
