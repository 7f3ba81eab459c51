package io.antiphon.media.sound.feature;

/// The power spectrum of real samples under a Hann window: a complex transform of half the size, then taken apart.
final class RealFft {

    private final int half;
    private final float[] window;
    private final float[] cos;
    private final float[] sin;
    private final int[] reversed;
    private final float[] re;
    private final float[] im;
    /// By stage, one after the other: stages are quickest when what they read lies together.
    private final float[][] stageCos;
    private final float[][] stageSin;

    /// @param size a power of two, 8 or more
    RealFft(int size) {
        if (size < 8 || Integer.bitCount(size) != 1) {
            throw new IllegalArgumentException("a transform's size is a power of two from 8 on, not " + size);
        }
        half = size / 2;
        window = new float[size];
        cos = new float[half];
        sin = new float[half];
        reversed = new int[half];
        re = new float[half];
        im = new float[half];
        for (int i = 0; i < size; i++) {
            window[i] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * i / size));
        }
        for (int i = 0; i < half; i++) {
            cos[i] = (float) Math.cos(2 * Math.PI * i / size);
            sin[i] = (float) -Math.sin(2 * Math.PI * i / size);
            reversed[i] = Integer.reverse(i) >>> 32 - Integer.numberOfTrailingZeros(half);
        }
        int stages = Integer.numberOfTrailingZeros(half) - 1;
        stageCos = new float[stages][];
        stageSin = new float[stages][];
        for (int i = 0; i < stages; i++) {
            stageCos[i] = everyOther(cos, 2 << i);
            stageSin[i] = everyOther(sin, 2 << i);
        }
    }

    /// As many values as a stage turns by, evenly spread over half a turn.
    private static float[] everyOther(float[] values, int count) {
        float[] spread = new float[count];
        for (int i = 0; i < count; i++) {
            spread[i] = values[i * (values.length / count)];
        }
        return spread;
    }

    /// Writes the power of bins 0 to `bins - 1`, scaled so that a sine of amplitude 1 has its peak near 1 whatever the size.
    ///
    /// @param bins at most half the size
    void power(float[] samples, int from, float[] power, int bins) {
        for (int i = 0; i < half; i++) {
            int at = reversed[i];
            re[at] = samples[from + 2 * i] * window[2 * i];
            im[at] = samples[from + 2 * i + 1] * window[2 * i + 1];
        }
        pairs();
        for (int i = 0; i < stageCos.length; i++) {
            stage(re, im, stageCos[i], stageSin[i]);
        }
        float scale = 4f / half / half;
        power[0] = (re[0] + im[0]) * (re[0] + im[0]) * scale;
        for (int k = 1; k < bins; k++) {
            power[k] = powerOf(k) * scale;
        }
    }

    /// The first stage turns nothing.
    private void pairs() {
        for (int i = 0; i < half; i += 2) {
            float lr = re[i + 1];
            float li = im[i + 1];
            re[i + 1] = re[i] - lr;
            im[i + 1] = im[i] - li;
            re[i] += lr;
            im[i] += li;
        }
    }

    private static void stage(float[] re, float[] im, float[] cos, float[] sin) {
        int length = cos.length;
        for (int start = 0; start < re.length; start += 2 * length) {
            int other = start + length;
            for (int j = 0; j < length; j++) {
                float lr = re[other + j] * cos[j] - im[other + j] * sin[j];
                float li = re[other + j] * sin[j] + im[other + j] * cos[j];
                float ur = re[start + j];
                float ui = im[start + j];
                re[other + j] = ur - lr;
                im[other + j] = ui - li;
                re[start + j] = ur + lr;
                im[start + j] = ui + li;
            }
        }
    }

    /// Even samples went in as real parts and odd ones as imaginary parts; their spectra are told apart by symmetry.
    private float powerOf(int k) {
        int mirrored = half - k;
        float evenRe = 0.5f * (re[k] + re[mirrored]);
        float evenIm = 0.5f * (im[k] - im[mirrored]);
        float oddRe = 0.5f * (im[k] + im[mirrored]);
        float oddIm = 0.5f * (re[mirrored] - re[k]);
        float real = evenRe + oddRe * cos[k] - oddIm * sin[k];
        float imaginary = evenIm + oddRe * sin[k] + oddIm * cos[k];
        return real * real + imaginary * imaginary;
    }
}
