package io.antiphon.core.sharing;

import io.antiphon.core.library.Track;
import java.util.List;

/// What a visitor of a share sees and may hear: nothing of the owner's stars, ratings and plays.
///
/// @param tracks in order, each once; without those whose file is missing
public record SharedMusic(Share share, List<Track> tracks) {

    public SharedMusic {
        tracks = List.copyOf(tracks);
    }
}
