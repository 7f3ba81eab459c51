package io.antiphon.nativeapi.playback;

import io.antiphon.core.library.Track;
import io.antiphon.core.playback.Playable;
import io.antiphon.core.podcast.PodcastEpisode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is said about playback as JSON.
final class PlaybackBodies {

    private PlaybackBodies() {}

    /// Something in a queue.
    ///
    /// @param kind `track` or `episode`
    /// @param durationMs absent when it is not known
    /// @param channelId of an episode
    record Item(String id, String kind, String title, @Nullable String artist, @Nullable String album,
            @Nullable String albumId, @Nullable String channelId, @Nullable Long durationMs) {

        static Item of(Playable playable) {
            long millis = playable.length().toMillis();
            Long duration = millis == 0 ? null : millis;
            return switch (playable) {
                case Playable.Song(Track track) -> new Item(track.id().value(), "track", track.title(),
                        track.credits().displayArtist(), track.albumTitle(), track.album().value(), null, duration);
                case Playable.Episode(PodcastEpisode episode) -> new Item(episode.id().value(), "episode",
                        String.valueOf(episode.entry().title()), null, null, null, episode.channel().value(),
                        duration);
            };
        }
    }

    /// @param version also the ETag, behind `q-`
    /// @param index of the current one; absent when the queue is empty
    record Queue(long version, @Nullable Integer index, List<Item> items, @Nullable String changedAt,
            @Nullable String changedBy) {

        Queue {
            items = List.copyOf(items);
        }
    }

    /// @param version also the ETag, behind `s-`
    /// @param queueVersion that of the queue
    /// @param state `playing`, `paused` or `stopped`
    /// @param item absent when nothing was played yet
    /// @param index where it stands in the queue; absent when it does not
    /// @param positionMs in the sound, at `at`
    /// @param at the server's time
    /// @param speed 1.0 for normal; while it plays, the position moves that much faster than time
    /// @param device the one that plays, or played last
    record Session(long version, long queueVersion, String state, @Nullable Item item, @Nullable Integer index,
            long positionMs, String at, double speed, @Nullable String device, @Nullable String startedAt) {}

    /// @param items ids of tracks and episodes
    /// @param index of the one to begin with; 0 when absent
    /// @param positionMs in it; when absent, its start, or where it is if it is played already
    /// @param device the one that asks
    record NewQueue(@Nullable List<@Nullable String> items, @Nullable Integer index, @Nullable Long positionMs,
            @Nullable String device) {}

    record Added(@Nullable List<@Nullable String> items, @Nullable String device) {}

    record Move(@Nullable Integer from, @Nullable Integer to, @Nullable String device) {}

    /// @param state `playing`, `paused` or `stopped`
    /// @param itemId of a track or an episode, which need not stand in the queue
    record Patch(@Nullable String state, @Nullable Integer index, @Nullable String itemId, @Nullable Long positionMs,
            @Nullable Double speed, @Nullable String device) {}

    record HandOff(@Nullable String from, @Nullable String to) {}
}
