package io.antiphon.media.sound.loudness;

import io.antiphon.core.analysis.Loudness;
import io.antiphon.core.analysis.LoudnessHistogram;

/// Measures one stream of samples from begin to end. For one thread.
public final class LoudnessMeter {

    private static final int HOPS_PER_SECOND = 10;
    /// Blocks last 400 ms and begin every 100 ms.
    private static final int HOPS_PER_BLOCK = 4;

    private final double[] weights;
    private final KWeighting[] filters;
    private final TruePeak[] peaks;
    private final int hop;
    private final double[] recent = new double[HOPS_PER_BLOCK];
    private final LoudnessHistogram histogram = new LoudnessHistogram();
    private double energy;
    private int filled;
    private int hops;

    /// @param samplingRate Hz, 4,000 at least
    /// @param weights of the channels' energies: 0 for one that does not count, 1.41 for one that comes from behind, else 1
    public LoudnessMeter(int samplingRate, double[] weights) {
        if (samplingRate < 4_000) {
            throw new IllegalArgumentException("loudness is not defined at %d Hz".formatted(samplingRate));
        }
        this.weights = weights.clone();
        this.filters = new KWeighting[weights.length];
        this.peaks = new TruePeak[weights.length];
        for (int channel = 0; channel < weights.length; channel++) {
            filters[channel] = new KWeighting(samplingRate);
            peaks[channel] = new TruePeak(samplingRate);
        }
        this.hop = samplingRate / HOPS_PER_SECOND;
    }

    /// Takes the next samples, finite and full scale being 1.
    ///
    /// @param channels one array a channel
    public void accept(float[][] channels, int count) {
        for (int channel = 0; channel < peaks.length; channel++) {
            peaks[channel].accept(channels[channel], count);
        }
        int from = 0;
        while (from < count) {
            int to = Math.min(count, from + hop - filled);
            for (int channel = 0; channel < filters.length; channel++) {
                if (weights[channel] > 0) {
                    energy += weights[channel] * filters[channel].energy(channels[channel], from, to);
                }
            }
            filled += to - from;
            from = to;
            if (filled == hop) {
                endHop();
            }
        }
    }

    public Loudness loudness() {
        double peak = 0;
        for (TruePeak channel : peaks) {
            peak = Math.max(peak, channel.peak());
        }
        return Loudness.of(histogram, peak);
    }

    private void endHop() {
        recent[hops % HOPS_PER_BLOCK] = energy;
        hops++;
        energy = 0;
        filled = 0;
        if (hops >= HOPS_PER_BLOCK) {
            double sum = 0;
            for (double part : recent) {
                sum += part;
            }
            histogram.add(sum / ((double) hop * HOPS_PER_BLOCK));
        }
    }
}
