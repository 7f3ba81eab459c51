package io.antiphon.subsonic.response;

import org.jspecify.annotations.Nullable;

/// Gains in dB, peaks linear.
public record ReplayGain(@Nullable Double trackGain, @Nullable Double albumGain, @Nullable Double trackPeak,
        @Nullable Double albumPeak,
        @Nullable Double baseGain, @Nullable Double fallbackGain) {}
