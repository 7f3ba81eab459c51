package io.antiphon.core.library;

import org.jspecify.annotations.Nullable;

/// What was measured of a track's sound, for where its file says nothing.
///
/// @param trackLoudness LUFS (EBU R 128)
/// @param trackPeak     true peak, linear
/// @param albumLoudness LUFS of all the album's tracks as one
/// @param albumPeak     true peak, linear
/// @param tempo         beats a minute
public record MeasuredSound(@Nullable Double trackLoudness, @Nullable Double trackPeak, @Nullable Double albumLoudness,
        @Nullable Double albumPeak, @Nullable Double tempo) {

    /// What ReplayGain 2 plays everything at, LUFS.
    private static final double REFERENCE = -18;
    private static final double CENTI = 100;

    /// A file with any gain of its own keeps all that it says: gains of two makers do not fit together.
    ReplayGain complete(ReplayGain tagged) {
        if (tagged.trackGain() != null || tagged.albumGain() != null || trackPeak == null) {
            return tagged;
        }
        return new ReplayGain(gain(trackLoudness), trackPeak, gain(albumLoudness), albumPeak, tagged.baseGain(), true);
    }

    /// A tag wins, even a wrong one: its owner can see and correct it.
    @Nullable Integer complete(@Nullable Integer taggedBpm) {
        return taggedBpm != null || tempo == null ? taggedBpm : Integer.valueOf((int) Math.round(tempo));
    }

    private static @Nullable Double gain(@Nullable Double loudness) {
        return loudness == null ? null : Double.valueOf(Math.round((REFERENCE - loudness) * CENTI) / CENTI);
    }
}
