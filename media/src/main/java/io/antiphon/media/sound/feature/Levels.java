package io.antiphon.media.sound.feature;

import java.util.List;

/// Makes levels relative to the track's own loudness, so that it does not count, with a floor below which encoders differ.
final class Levels {

    /// 80 dB below full scale: what is quieter as a whole is no sound.
    private static final double SILENCE = 1e-8;
    /// 50 dB below the mean.
    private static final float FLOOR = 1e-5f;
    /// 40 dB below the mean: quieter frames are pauses.
    private static final float PAUSE = 1e-4f;

    private final double mean;

    private Levels(double mean) {
        this.mean = mean;
    }

    static Levels of(List<Excerpt> excerpts) {
        Spread energy = new Spread();
        for (Excerpt excerpt : excerpts) {
            for (int frame = 0; frame < excerpt.frames; frame++) {
                energy.add(excerpt.energies[frame]);
            }
        }
        return new Levels(energy.mean());
    }

    boolean silent() {
        return mean < SILENCE;
    }

    boolean pause(Excerpt excerpt, int frame) {
        return excerpt.energies[frame] < PAUSE * mean;
    }

    /// In dB against the mean.
    float level(Excerpt excerpt, int frame) {
        return level(excerpt.energies[frame]);
    }

    /// Turns the bands' energies into dB.
    void apply(List<Excerpt> excerpts) {
        for (Excerpt excerpt : excerpts) {
            for (int i = 0; i < excerpt.frames * Excerpt.BANDS; i++) {
                excerpt.bands[i] = level(excerpt.bands[i]);
            }
        }
    }

    private float level(float energy) {
        return Decibels.of((float) (energy / mean) + FLOOR);
    }
}
