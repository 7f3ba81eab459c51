package io.antiphon.core.library.scan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a scan stands. Cheap to ask for at any rate.
///
/// @param phase what is being done now, as a person would say it; absent when not scanning
/// @param filesSeen media files seen by the running scan so far, or by the last one
/// @param filesRead of those, how many were new or changed and had to be read
/// @param filesExpected how many the scan before saw, 0 at the first
/// @param finishedAt when the last complete scan ended
/// @param lastError why the last scan stopped before its end, for the operator
public record ScanStatus(boolean scanning, @Nullable String phase, long filesSeen, long filesRead, long filesExpected,
        int problems,
        @Nullable Instant startedAt, @Nullable Instant finishedAt, @Nullable String lastError) {}
