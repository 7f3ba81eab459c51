package io.antiphon.subsonic.response;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The play queue with the current song's place.
///
/// @param position milliseconds
public record PlayQueueByIndex(@Nullable Integer currentIndex, @Nullable Long position, String username,
        Instant changed, String changedBy,
        List<Child> entry) {}
