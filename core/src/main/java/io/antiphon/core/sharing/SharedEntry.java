package io.antiphon.core.sharing;

import io.antiphon.core.library.PlayableId;
import io.antiphon.core.library.Track;
import io.antiphon.core.podcast.PodcastChannel;
import io.antiphon.core.podcast.PodcastEpisode;

/// Something to listen to in a share.
public sealed interface SharedEntry {

    PlayableId id();

    record OfTrack(Track track) implements SharedEntry {

        @Override
        public PlayableId id() {
            return track.id();
        }
    }

    /// @param channel the episode's one
    record OfEpisode(PodcastChannel channel, PodcastEpisode episode) implements SharedEntry {

        @Override
        public PlayableId id() {
            return episode.id();
        }
    }
}
