package io.antiphon.media.sound.feature;

import io.antiphon.core.analysis.MusicalKey;
import io.antiphon.core.analysis.SoundFeatures;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// What was measured in a track, summed up.
///
/// @param measures in the order of [Group]s
/// @param tempo beats a minute
record Summary(double[] measures, OptionalDouble tempo, Optional<MusicalKey> key) {

    /// @return nothing when it is silent
    static Optional<Summary> of(List<Excerpt> excerpts) {
        Levels levels = Levels.of(excerpts);
        if (levels.silent()) {
            return Optional.empty();
        }
        levels.apply(excerpts);
        Rhythm rhythm = Rhythm.of(excerpts);
        Harmony harmony = Harmony.of(excerpts);
        Measures measures = new Measures();
        Timbre.measure(excerpts, levels, measures);
        Shape.measure(excerpts, levels, measures);
        harmony.measure(measures);
        rhythm.measure(measures);
        Dynamics.measure(excerpts, levels, measures);
        return Optional.of(new Summary(measures.values(), rhythm.tempo(), harmony.key()));
    }

    SoundFeatures features() {
        return new SoundFeatures(FeatureExtractor.VERSION, Whitening.STANDARD.vector(measures), tempo, key);
    }
}
