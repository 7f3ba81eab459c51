package io.antiphon.core.playback;

import io.antiphon.core.library.TrackId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What one user plays next, wherever they play.
///
/// @param tracks may hold a track several times
/// @param currentIndex into `tracks`, 0 when they are empty
/// @param changedBy the name of the client that saved it last
public record PlayQueue(List<TrackId> tracks, int currentIndex, Duration position, Instant changedAt,
        String changedBy) {

    public PlayQueue {
        tracks = List.copyOf(tracks);
        if (!tracks.isEmpty() && (currentIndex < 0 || currentIndex >= tracks.size())) {
            throw new IllegalArgumentException(
                    "current index %d is outside 0..%d".formatted(currentIndex, tracks.size() - 1));
        }
    }
}
