package io.antiphon.core.analysis;

import java.time.Duration;

/// How the analysis goes about its work.
///
/// @param enabled             whether it works at all
/// @param threads             tracks at once
/// @param betweenPublications how long results are gathered before people see them: each time makes every client that copies
///   the library look again
public record AnalysisSettings(boolean enabled, int threads, Duration betweenPublications) {}
