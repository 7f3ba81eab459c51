package io.antiphon.subsonic.response;

import org.jspecify.annotations.Nullable;
import java.time.Instant;
import java.util.List;

/// The play queue with the current song's id.
///
/// @param position milliseconds
public record PlayQueue(@Nullable String current, @Nullable Long position, String username, Instant changed, String changedBy,
        List<Child> entry) {
}
