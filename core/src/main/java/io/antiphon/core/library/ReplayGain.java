package io.antiphon.core.library;

import org.jspecify.annotations.Nullable;

/// Loudness corrections. Gains in dB relative to ReplayGain 2's −18 LUFS, peaks linear with 1.0 for full scale.
///
/// @param baseGain the gain a decoder applies before any other (the Opus header gain)
/// @param computed whether Antiphon measured it because the file says nothing
public record ReplayGain(@Nullable Double trackGain, @Nullable Double trackPeak, @Nullable Double albumGain,
        @Nullable Double albumPeak,
        @Nullable Double baseGain, boolean computed) {

    public static final ReplayGain UNKNOWN = new ReplayGain(null, null, null, null, null, false);
}
