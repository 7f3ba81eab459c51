package io.antiphon.media.sound;

import io.antiphon.core.analysis.Waveform;

/// Draws the shape of sound whose length is not known: pieces start short, and whenever there are too many, two become one.
final class WaveformMaker {

    private static final int MAX_PIECES = 2_048;
    private static final int SHORTEST_PIECE = 64;
    private static final int FULL_SCALE = 255;

    private final int channels;
    private final float[] peaks = new float[MAX_PIECES];
    private final double[] energies = new double[MAX_PIECES];
    private int pieces;
    private int length = SHORTEST_PIECE;
    private int filled;
    private float peak;
    private double energy;

    WaveformMaker(int channels) {
        this.channels = channels;
    }

    /// @param samples one array a channel
    void accept(float[][] samples, int count) {
        int from = 0;
        while (from < count) {
            int to = Math.min(count, from + length - filled);
            for (int channel = 0; channel < channels; channel++) {
                add(samples[channel], from, to);
            }
            filled += to - from;
            from = to;
            if (filled == length) {
                endPiece();
            }
        }
    }

    Waveform waveform() {
        int count = pieces + (filled > 0 ? 1 : 0);
        byte[] peakBytes = new byte[count];
        byte[] meanBytes = new byte[count];
        for (int i = 0; i < pieces; i++) {
            peakBytes[i] = level(peaks[i]);
            meanBytes[i] = level(Math.sqrt(energies[i] / ((double) length * channels)));
        }
        if (filled > 0) {
            peakBytes[pieces] = level(peak);
            meanBytes[pieces] = level(Math.sqrt(energy / ((double) filled * channels)));
        }
        return new Waveform(peakBytes, meanBytes);
    }

    private void add(float[] samples, int from, int to) {
        float highest = peak;
        float sum = 0;
        for (int i = from; i < to; i++) {
            float sample = samples[i];
            highest = Math.max(highest, Math.abs(sample));
            sum += sample * sample;
        }
        peak = highest;
        energy += sum;
    }

    private void endPiece() {
        peaks[pieces] = peak;
        energies[pieces] = energy;
        pieces++;
        peak = 0;
        energy = 0;
        filled = 0;
        if (pieces == MAX_PIECES) {
            for (int i = 0; i < MAX_PIECES / 2; i++) {
                peaks[i] = Math.max(peaks[2 * i], peaks[2 * i + 1]);
                energies[i] = energies[2 * i] + energies[2 * i + 1];
            }
            pieces = MAX_PIECES / 2;
            length *= 2;
        }
    }

    private static byte level(double value) {
        return (byte) Math.round(Math.clamp(value, 0, 1) * FULL_SCALE);
    }
}
