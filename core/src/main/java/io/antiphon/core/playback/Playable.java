package io.antiphon.core.playback;

import io.antiphon.core.library.PlayableId;
import io.antiphon.core.library.Track;
import io.antiphon.core.podcast.EpisodeFile;
import io.antiphon.core.podcast.PodcastEpisode;
import java.time.Duration;

/// Something that can be played, as found in somebody's sight.
public sealed interface Playable {

    /// Its own id, even where a merged one was asked for.
    PlayableId id();

    /// Zero when it is not known.
    Duration length();

    /// A song.
    record Song(Track track) implements Playable {

        @Override
        public PlayableId id() {
            return track.id();
        }

        @Override
        public Duration length() {
            return track.audio().duration();
        }
    }

    /// An episode of a podcast.
    record Episode(PodcastEpisode episode) implements Playable {

        @Override
        public PlayableId id() {
            return episode.id();
        }

        @Override
        public Duration length() {
            EpisodeFile file = episode.state().file();
            return file == null || file.audio().duration().isZero() ? episode.entry().duration()
                    : file.audio().duration();
        }
    }
}
