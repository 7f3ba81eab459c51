package io.antiphon.media.sound.feature;

/// Halves a sampling rate: a half-band low-pass that keeps what is below 8 of 44.1 kHz, then every other sample.
final class Halver {

    private static final int PAIRS = 12;
    private static final int REACH = 2 * PAIRS - 1;
    private static final int RING = 64;

    private final float[] weights = new float[PAIRS];
    private final float[] ring = new float[RING];
    private int next;

    Halver() {
        double sum = 0;
        double[] exact = new double[PAIRS];
        for (int i = 0; i < PAIRS; i++) {
            int n = 2 * i + 1;
            double blackman = 0.42 + 0.5 * Math.cos(Math.PI * n / (REACH + 1))
                    + 0.08 * Math.cos(2 * Math.PI * n / (REACH + 1));
            exact[i] = (i % 2 == 0 ? 1 : -1) / (Math.PI * n) * blackman;
            sum += 2 * exact[i];
        }
        for (int i = 0; i < PAIRS; i++) {
            weights[i] = (float) (exact[i] / sum / 2);
        }
    }

    /// Takes two samples and gives one.
    float halve(float first, float second) {
        ring[next] = first;
        ring[next + 1] = second;
        next = (next + 2) % RING;
        int middle = next - 1 - REACH + RING;
        float sum = 0.5f * ring[middle % RING];
        for (int i = 0; i < PAIRS; i++) {
            int away = 2 * i + 1;
            sum += weights[i] * (ring[(middle - away) % RING] + ring[(middle + away) % RING]);
        }
        return sum;
    }
}
