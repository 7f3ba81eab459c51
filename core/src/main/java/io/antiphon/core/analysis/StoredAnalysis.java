package io.antiphon.core.analysis;

import io.antiphon.core.library.TrackId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/// The result for one track.
///
/// @param error    why there is none; all else is empty then
/// @param loudness LUFS
/// @param truePeak linear
public record StoredAnalysis(TrackId track, Instant analysedAt, Optional<String> error, Duration duration,
        OptionalDouble loudness, OptionalDouble truePeak, OptionalDouble tempo, Optional<MusicalKey> key,
        Optional<String> fingerprint) {}
