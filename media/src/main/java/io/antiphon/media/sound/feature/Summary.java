package io.antiphon.media.sound.feature;

import io.antiphon.core.analysis.SoundFeatures;
import java.util.List;
import java.util.Optional;

/// Sums up what was measured in a track.
final class Summary {

    private Summary() {}

    /// @return nothing when it is silent
    static Optional<SoundFeatures> of(List<Excerpt> excerpts) {
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
        return Optional.of(new SoundFeatures(FeatureExtractor.VERSION, Whitening.STANDARD.vector(measures.values()),
                rhythm.tempo(), harmony.key()));
    }
}
