package io.antiphon.core.jukebox;

import io.antiphon.core.library.TrackId;
import java.time.Duration;
import java.util.List;

/// How the jukebox stands.
///
/// @param currentIndex into `queue`; -1 when nothing in it is current
/// @param gain 0 to 1
/// @param position in the current track
public record JukeboxStatus(List<TrackId> queue, int currentIndex, boolean playing, double gain, Duration position) {

    public JukeboxStatus {
        queue = List.copyOf(queue);
    }
}
