package io.antiphon.core.playback;

import io.antiphon.core.library.BriefTrack;
import io.antiphon.core.library.PlayableId;
import java.time.Duration;

/// What has to be known of a song or an episode to note that somebody plays it.
///
/// @param id its own, even where a merged one was asked for
/// @param length zero when it is not known
public record BriefPlayable(PlayableId id, Duration length) {

    static BriefPlayable of(BriefTrack song) {
        return new BriefPlayable(song.id(), song.length());
    }

    static BriefPlayable of(Playable playable) {
        return new BriefPlayable(playable.id(), playable.length());
    }
}
