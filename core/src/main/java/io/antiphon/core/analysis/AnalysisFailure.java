package io.antiphon.core.analysis;

import io.antiphon.core.library.TrackId;
import java.time.Instant;

/// A track that could not be decoded. It is not tried again before its sound or the analysis changes.
///
/// @param path relative to the music folder's root
public record AnalysisFailure(TrackId track, int musicFolder, String path, String reason, Instant at) {}
