package io.antiphon.subsonic.response;

import org.jspecify.annotations.Nullable;
import java.time.Instant;
import java.util.List;

/// The play queue with the current song's place.
///
/// @param position milliseconds
public record PlayQueueByIndex(@Nullable Integer currentIndex, @Nullable Long position, String username, Instant changed, String changedBy,
        List<Child> entry) {
}
