package io.antiphon.media.sound.feature;

import java.util.List;
import java.util.OptionalDouble;

/// When things begin: how strong onsets are, and at which periods they come again.
final class Rhythm {

    static final int PERIODS = 24;
    private static final double SHORTEST_PERIOD = 0.15;
    private static final double LONGEST_PERIOD = 2;
    /// Four seconds, so that a tempo can be measured over several beats.
    private static final int LAGS = 174;
    /// What begins shows in frames 46 ms apart.
    private static final int STEP = 2;
    /// An onset stands out from the mean of this many frames to either side.
    private static final int AROUND = 11;
    /// In dB.
    private static final double WEAKEST_ONSETS = 0.5;
    private static final int SHORTEST_RUN = 2 * LAGS;

    private final float[] onsets = new float[Excerpt.MAX_FRAMES];
    private final float[] rises = new float[Excerpt.MAX_FRAMES];
    private final double[] correlation = new double[LAGS + 1];
    private final Spread strength = new Spread();
    private int peaks;
    private int frames;

    private Rhythm() {}

    static Rhythm of(List<Excerpt> excerpts) {
        Rhythm rhythm = new Rhythm();
        boolean any = excerpts.stream().anyMatch(excerpt -> excerpt.frames >= SHORTEST_RUN);
        for (Excerpt excerpt : excerpts) {
            if (!any || excerpt.frames >= SHORTEST_RUN) {
                rhythm.add(excerpt);
            }
        }
        rhythm.normalise();
        return rhythm;
    }

    void measure(Measures into) {
        double clearest = 0;
        for (int i = 0; i < PERIODS; i++) {
            double value = around(lag(i - 0.5), lag(i + 0.5));
            clearest = Math.max(clearest, value);
            into.add(value);
        }
        into.add(clearest);
        into.add(peaks * Excerpt.FRAMES_PER_SECOND / Math.max(1, frames));
        into.add(strength.mean());
        into.add(strength.deviation());
    }

    /// Swelling and beating come again, too, but nothing begins with them.
    OptionalDouble tempo() {
        return strength.deviation() < WEAKEST_ONSETS ? OptionalDouble.empty() : Tempo.of(correlation);
    }

    private void add(Excerpt excerpt) {
        for (int frame = STEP; frame < excerpt.frames; frame++) {
            rises[frame] = rise(excerpt.bands, frame * Excerpt.BANDS, (frame - STEP) * Excerpt.BANDS);
        }
        for (int frame = STEP; frame < excerpt.frames; frame++) {
            strength.add(rises[frame]);
            onsets[frame] = Math.max(0, rises[frame] - meanAround(frame, excerpt.frames));
        }
        countPeaks(excerpt.frames);
        for (int lag = 0; lag <= Math.min(LAGS, excerpt.frames - STEP - 1); lag++) {
            double sum = 0;
            for (int frame = STEP + lag; frame < excerpt.frames; frame++) {
                sum += onsets[frame] * onsets[frame - lag];
            }
            // As if all lags had as many pairs.
            correlation[lag] += sum * (excerpt.frames - STEP) / (excerpt.frames - STEP - lag);
        }
        frames += excerpt.frames;
    }

    /// By how much the bands grow louder, in dB.
    private static float rise(float[] bands, int now, int before) {
        float sum = 0;
        for (int band = 0; band < Excerpt.BANDS; band++) {
            sum += Math.max(0, bands[now + band] - bands[before + band]);
        }
        return sum / Excerpt.BANDS;
    }

    private float meanAround(int frame, int count) {
        int from = Math.max(STEP, frame - AROUND);
        int to = Math.min(count, frame + AROUND + 1);
        float sum = 0;
        for (int i = from; i < to; i++) {
            sum += rises[i];
        }
        return sum / (to - from);
    }

    private void countPeaks(int count) {
        for (int frame = STEP + 1; frame + 1 < count; frame++) {
            if (onsets[frame] > 1 && onsets[frame] > onsets[frame - 1] && onsets[frame] >= onsets[frame + 1]) {
                peaks++;
            }
        }
    }

    /// Makes the correlation at no lag 1, with nothing where nothing begins.
    private void normalise() {
        double whole = correlation[0];
        for (int lag = 0; lag <= LAGS; lag++) {
            correlation[lag] = whole < 1e-6 ? 0 : correlation[lag] / whole;
        }
    }

    private static double lag(double period) {
        return SHORTEST_PERIOD * Math.pow(LONGEST_PERIOD / SHORTEST_PERIOD, period / (PERIODS - 1))
                * Excerpt.FRAMES_PER_SECOND;
    }

    /// The highest correlation in a range of lags.
    private double around(double from, double to) {
        double highest = Math.max(Tempo.at(correlation, from), Tempo.at(correlation, to));
        for (int lag = (int) Math.ceil(from); lag <= to; lag++) {
            highest = Math.max(highest, correlation[lag]);
        }
        return highest;
    }
}
