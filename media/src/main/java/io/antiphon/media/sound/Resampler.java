package io.antiphon.media.sound;

/// Brings one channel of any rate to 22.05 kHz, with what lies above 10 kHz taken away. Good enough to listen to what music is
/// like, not to play it.
final class Resampler {

    static final int RATE = 22_050;

    private static final int MAX_PHASES = 512;
    /// Zero crossings of the sinc on either side, in samples of the lower rate.
    private static final int CROSSINGS = 12;
    private static final double CUTOFF = 0.9;

    private final double step;
    private final int taps;
    private final int phaseCount;
    private final float[][] phases;
    private float[] window;
    private int kept;
    /// Where the next sample lies, in samples of the window.
    private double position;
    private float[] out = new float[0];

    Resampler(int samplingRate) {
        step = samplingRate / (double) RATE;
        double narrow = Math.min(1, 1 / step) * CUTOFF;
        taps = 2 * (int) Math.ceil(CROSSINGS / narrow);
        phaseCount = samplingRate % RATE == 0 ? 1 : MAX_PHASES;
        phases = new float[phaseCount][];
        for (int phase = 0; phase < phaseCount; phase++) {
            phases[phase] = taps(phase / (double) phaseCount, narrow);
        }
        window = new float[taps];
        kept = taps / 2 - 1;
    }

    /// @return how many samples stand in [#output] now
    int accept(float[] samples, int count) {
        if (window.length < kept + count) {
            window = java.util.Arrays.copyOf(window, kept + count);
        }
        System.arraycopy(samples, 0, window, kept, count);
        int end = kept + count;
        int expected = (int) (count / step) + 2;
        if (out.length < expected) {
            out = new float[expected];
        }
        int made = 0;
        while ((int) position + taps <= end) {
            int first = (int) position;
            out[made++] = at(first, phases[(int) ((position - first) * phaseCount)]);
            position += step;
        }
        int gone = Math.min((int) position, end);
        kept = end - gone;
        System.arraycopy(window, gone, window, 0, kept);
        position -= gone;
        return made;
    }

    /// Good until the next call of [#accept].
    float[] output() {
        return out;
    }

    private float at(int first, float[] weights) {
        float a = 0;
        float b = 0;
        for (int i = 0; i < weights.length; i += 2) {
            a += weights[i] * window[first + i];
            b += weights[i + 1] * window[first + i + 1];
        }
        return a + b;
    }

    /// A sinc in a Hann window whose sum is 1.
    private float[] taps(double fraction, double narrow) {
        double[] exact = new double[taps];
        double sum = 0;
        for (int i = 0; i < taps; i++) {
            double x = i - (taps / 2 - 1) - fraction;
            double angle = Math.PI * x * narrow;
            double hann = 0.5 + 0.5 * Math.cos(Math.PI * Math.clamp(x / (taps / 2.0), -1, 1));
            exact[i] = (x == 0 ? 1 : Math.sin(angle) / angle) * hann;
            sum += exact[i];
        }
        float[] result = new float[taps];
        for (int i = 0; i < taps; i++) {
            result[i] = (float) (exact[i] / sum);
        }
        return result;
    }
}
