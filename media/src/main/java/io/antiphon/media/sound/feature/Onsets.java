package io.antiphon.media.sound.feature;

import java.util.List;

/// When things begin in a range of bands: how strong onsets are, and at which lags they come again.
final class Onsets {

    /// Four seconds, so that a tempo can be measured over several beats.
    static final int LAGS = 174;
    /// What begins shows in frames 46 ms apart.
    static final int STEP = 2;
    /// An onset stands out from the mean of this many frames to either side.
    private static final int AROUND = 11;
    private static final int SHORTEST_RUN = 2 * LAGS;

    private final int firstBand;
    private final int endBand;
    private final float[] onsets = new float[Excerpt.MAX_FRAMES];
    private final float[] rises = new float[Excerpt.MAX_FRAMES];
    private final double[] correlation = new double[LAGS + 1];
    private final Spread strength = new Spread();
    private int peaks;
    private int frames;

    private Onsets(int firstBand, int endBand) {
        this.firstBand = firstBand;
        this.endBand = endBand;
    }

    /// @param endBand the first band that does not count
    static Onsets of(List<Excerpt> excerpts, int firstBand, int endBand) {
        Onsets made = new Onsets(firstBand, endBand);
        boolean any = excerpts.stream().anyMatch(excerpt -> excerpt.frames >= SHORTEST_RUN);
        for (Excerpt excerpt : excerpts) {
            if (!any || excerpt.frames >= SHORTEST_RUN) {
                made.add(excerpt);
            }
        }
        made.normalise();
        return made;
    }

    /// By lag in frames; 1 at none, and nothing where nothing begins.
    double[] correlation() {
        return correlation;
    }

    /// Of all frames' rises, in dB.
    Spread strength() {
        return strength;
    }

    double peaksPerSecond() {
        return peaks * Excerpt.FRAMES_PER_SECOND / Math.max(1, frames);
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
    private float rise(float[] bands, int now, int before) {
        float sum = 0;
        for (int band = firstBand; band < endBand; band++) {
            sum += Math.max(0, bands[now + band] - bands[before + band]);
        }
        return sum / (endBand - firstBand);
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

    private void normalise() {
        double whole = correlation[0];
        for (int lag = 0; lag <= LAGS; lag++) {
            correlation[lag] = whole < 1e-6 ? 0 : correlation[lag] / whole;
        }
    }
}
