package io.antiphon.core.analysis;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Whom the analysis lets go first.
///
/// @param scanning    whether a scan is running, or ended just now, so that people look at what it found: always first
/// @param transcoding whether something is being transcoded for a listener
/// @param patience    how long listeners are waited for before each track; a server that never falls silent gets on all the same
public record AnalysisManners(BooleanSupplier scanning, BooleanSupplier transcoding, Duration patience) {}
