package io.antiphon.subsonic.response;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The play queue with the current song's id.
///
/// @param position milliseconds
public record PlayQueue(@Nullable String current, @Nullable Long position, String username, Instant changed,
        String changedBy,
        List<Child> entry) {}
