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
            reversed[i] = half == 1 ? 0 : Integer.reverse(i) >>> 32 - Integer.numberOfTrailingZeros(half);
        }
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
        for (int length = 1; length < half; length *= 2) {
            stage(length);
        }
        float scale = 4f / half / half;
        power[0] = (re[0] + im[0]) * (re[0] + im[0]) * scale;
        for (int k = 1; k < bins; k++) {
            power[k] = powerOf(k) * scale;
        }
    }

    private void stage(int length) {
        int step = half / length;
        for (int start = 0; start < half; start += 2 * length) {
            for (int j = 0; j < length; j++) {
                float wr = cos[j * step];
                float wi = sin[j * step];
                int upper = start + j;
                int lower = upper + length;
                float lr = re[lower] * wr - im[lower] * wi;
                float li = re[lower] * wi + im[lower] * wr;
                re[lower] = re[upper] - lr;
                im[lower] = im[upper] - li;
                re[upper] += lr;
                im[upper] += li;
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
