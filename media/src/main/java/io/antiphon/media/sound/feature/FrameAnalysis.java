package io.antiphon.media.sound.feature;

import java.util.Arrays;

/// Measures excerpts frame by frame: bands and shapes of short frames, pitches of long ones.
final class FrameAnalysis {

    private static final double LOWEST = 50;
    private static final double HIGHEST = 8_000;
    /// Codecs differ in what they leave at the bottom: what lies below this part of a frame's mean power is levelled.
    private static final float FLOOR = 1e-4f;
    private static final float TINY = 1e-20f;
    private static final double[] OCTAVES = {100, 250, 500, 1_000, 2_000, 4_000, 8_000};

    private static final double LOWEST_PEAK = 65;
    private static final double HIGHEST_PEAK = 2_100;
    /// Peaks weaker than this part of the strongest are noise as often as not.
    private static final float WEAKEST_PEAK = 1e-3f;

    private final RealFft shortFft = new RealFft(Excerpt.FRAME);
    private final RealFft longFft = new RealFft(Excerpt.LONG_FRAME);
    private final MelBands mel = new MelBands(Excerpt.BANDS, LOWEST, HIGHEST,
            (double) Excerpt.RATE / Excerpt.FRAME);
    private final int[] edges = new int[OCTAVES.length];
    private final float[] power = new float[Excerpt.LONG_FRAME / 2];

    FrameAnalysis() {
        for (int i = 0; i < edges.length; i++) {
            edges[i] = (int) Math.round(OCTAVES[i] * Excerpt.FRAME / Excerpt.RATE);
        }
    }

    /// @param count of the samples; what is less than a frame at the end is left out
    void measure(float[] samples, int count, Excerpt into) {
        into.frames = count < Excerpt.FRAME ? 0 : (count - Excerpt.FRAME) / Excerpt.HOP + 1;
        for (int frame = 0; frame < into.frames; frame++) {
            shortFft.power(samples, frame * Excerpt.HOP, power, edges[edges.length - 1] + 2);
            into.energies[frame] = mel.sum(power, into.bands, frame * Excerpt.BANDS);
            shapes(into.shapes, frame * Excerpt.SHAPES);
        }
        into.longFrames = count < Excerpt.LONG_FRAME ? 0 : (count - Excerpt.LONG_FRAME) / Excerpt.LONG_HOP + 1;
        into.tuningCos = 0;
        into.tuningSin = 0;
        int highest = bin(HIGHEST_PEAK);
        for (int frame = 0; frame < into.longFrames; frame++) {
            longFft.power(samples, frame * Excerpt.LONG_HOP, power, highest + 2);
            pitches(into, frame, bin(LOWEST_PEAK), highest);
        }
    }

    private void shapes(float[] into, int at) {
        float total = 0;
        for (int bin = edges[0]; bin < edges[edges.length - 1]; bin++) {
            total += power[bin];
        }
        int bins = edges[edges.length - 1] - edges[0];
        float floor = FLOOR * total / bins + TINY;
        float logs = 0;
        for (int octave = 0; octave + 1 < edges.length; octave++) {
            float sum = 0;
            float peak = 0;
            for (int bin = edges[octave]; bin < edges[octave + 1]; bin++) {
                float value = power[bin] + floor;
                sum += value;
                peak = Math.max(peak, value);
                logs += Decibels.log2(value);
            }
            into[at + octave] = Decibels.of(peak * (edges[octave + 1] - edges[octave]) / sum);
        }
        into[at + Excerpt.SHAPES - 1] = Decibels.of((float) Math.pow(2, logs / bins) / (total / bins + floor));
    }

    private void pitches(Excerpt into, int frame, int lowest, int highest) {
        int at = frame * Excerpt.PITCHES;
        Arrays.fill(into.pitches, at, at + Excerpt.PITCHES, 0);
        float strongest = 0;
        float total = TINY;
        for (int bin = lowest; bin <= highest; bin++) {
            strongest = Math.max(strongest, power[bin]);
            total += power[bin];
        }
        float inPeaks = 0;
        for (int bin = lowest; bin <= highest; bin++) {
            float here = power[bin];
            if (here > power[bin - 1] && here >= power[bin + 1] && here > WEAKEST_PEAK * strongest + TINY) {
                inPeaks += power[bin - 1] + here + power[bin + 1];
                addPeak(into, at, bin);
            }
        }
        into.saliences[frame] = Math.min(1, inPeaks / total);
    }

    private void addPeak(Excerpt into, int at, int bin) {
        float left = Decibels.log2(power[bin - 1] + TINY);
        float middle = Decibels.log2(power[bin] + TINY);
        float right = Decibels.log2(power[bin + 1] + TINY);
        float bend = left - 2 * middle + right;
        double exact = bin + (bend < 0 ? 0.5 * (left - right) / bend : 0);
        // Semitones from the C below the lowest peak on; 440 Hz is the A four octaves and nine semitones above 16.35 Hz.
        double pitch = 12 * Math.log(exact * Excerpt.RATE / Excerpt.LONG_FRAME / 440) / Math.log(2) + 57;
        double amplitude = Math.sqrt(power[bin]);
        double fraction = 2 * Math.PI * (pitch - Math.rint(pitch));
        into.tuningCos += amplitude * Math.cos(fraction);
        into.tuningSin += amplitude * Math.sin(fraction);
        int third = Math.floorMod((int) Math.rint(pitch * 3), Excerpt.PITCHES);
        into.pitches[at + third] += (float) amplitude;
    }

    private static int bin(double hertz) {
        return (int) Math.round(hertz * Excerpt.LONG_FRAME / Excerpt.RATE);
    }
}
