package io.antiphon.core.playback;

import io.antiphon.core.library.PlayableId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What one user plays next, wherever they play.
///
/// @param items songs and episodes; may hold one several times
/// @param currentIndex into `items`, 0 when they are empty
/// @param changedBy the name of the client that saved it last
public record PlayQueue(List<PlayableId> items, int currentIndex, Duration position, Instant changedAt,
        String changedBy) {

    public PlayQueue {
        items = List.copyOf(items);
        if (!items.isEmpty() && (currentIndex < 0 || currentIndex >= items.size())) {
            throw new IllegalArgumentException(
                    "current index %d is outside 0..%d".formatted(currentIndex, items.size() - 1));
        }
    }
}
