package io.antiphon.media.sound.loudness;

/// The highest level of one channel between its samples, too (ITU-R BS.1770-4, annex 2): it is oversampled to about 192 kHz,
/// with a longer filter than the annex's so that what is near the upper end of the band counts in full.
final class TruePeak {

    /// Samples that one in between is made from; even.
    private static final int TAPS = 24;
    private static final double KAISER_BETA = 6;
    private static final int OVERSAMPLED = 192_000;

    private final float[][] phases;
    /// What no sample in between can exceed, of the highest sample.
    private final float bound;
    private float[] window = new float[0];
    private float[] sums = new float[0];
    private final float[] before = new float[TAPS - 1];
    private float peak;

    TruePeak(int samplingRate) {
        int factor = samplingRate >= OVERSAMPLED ? 1 : samplingRate >= OVERSAMPLED / 2 ? 2 : 4;
        phases = new float[factor - 1][];
        double highest = 1;
        for (int phase = 1; phase < factor; phase++) {
            phases[phase - 1] = taps(phase / (double) factor);
            double sum = 0;
            for (float tap : phases[phase - 1]) {
                sum += Math.abs(tap);
            }
            highest = Math.max(highest, sum);
        }
        bound = (float) highest;
    }

    double peak() {
        return peak;
    }

    void accept(float[] samples, int count) {
        float highest = highest(samples, count);
        float lately = Math.max(highest, highest(before, before.length));
        if (phases.length > 0 && lately * bound > peak) {
            fill(samples, count);
            for (float[] taps : phases) {
                peak = Math.max(peak, between(taps, count));
            }
        }
        peak = Math.max(peak, highest);
        remember(samples, count);
    }

    private void fill(float[] samples, int count) {
        if (window.length < before.length + count) {
            window = new float[before.length + count];
            sums = new float[count];
        }
        System.arraycopy(before, 0, window, 0, before.length);
        System.arraycopy(samples, 0, window, before.length, count);
    }

    /// Sample by sample inside, tap by tap outside, so that the processor can take many samples at once.
    private float between(float[] taps, int count) {
        float[] in = window;
        float[] out = sums;
        java.util.Arrays.fill(out, 0, count, 0);
        for (int tap = 0; tap < TAPS; tap += 4) {
            float a = taps[tap];
            float b = taps[tap + 1];
            float c = taps[tap + 2];
            float d = taps[tap + 3];
            for (int i = 0; i < count; i++) {
                out[i] += a * in[i + tap] + b * in[i + tap + 1] + c * in[i + tap + 2] + d * in[i + tap + 3];
            }
        }
        return highest(out, count);
    }

    private static float highest(float[] samples, int count) {
        float highest = 0;
        for (int i = 0; i < count; i++) {
            highest = Math.max(highest, Math.abs(samples[i]));
        }
        return highest;
    }

    private void remember(float[] samples, int count) {
        int kept = Math.min(count, before.length);
        System.arraycopy(before, kept, before, 0, before.length - kept);
        System.arraycopy(samples, count - kept, before, before.length - kept, kept);
    }

    /// A sinc in a Kaiser window, for the place `fraction` of the way from one sample to the next.
    private static float[] taps(double fraction) {
        float[] taps = new float[TAPS];
        for (int i = 0; i < TAPS; i++) {
            double x = i - (TAPS / 2 - 1) - fraction;
            double edge = x / (TAPS / 2.0);
            double window = bessel(KAISER_BETA * Math.sqrt(Math.max(0, 1 - edge * edge))) / bessel(KAISER_BETA);
            taps[i] = (float) (Math.sin(Math.PI * x) / (Math.PI * x) * window);
        }
        return taps;
    }

    /// The modified Bessel function of the first kind, order 0.
    private static double bessel(double x) {
        double sum = 1;
        double term = 1;
        for (int k = 1; k < 32; k++) {
            term *= x / (2 * k) * (x / (2 * k));
            sum += term;
        }
        return sum;
    }
}
