package io.antiphon.media.sound.feature;

/// Sums a power spectrum into bands as wide as the ear's: overlapping triangles at equal steps of the mel scale.
final class MelBands {

    private final int count;
    private final int[] first;
    private final float[][] weights;

    MelBands(int count, double lowest, double highest, double hertzPerBin) {
        this.count = count;
        first = new int[count];
        weights = new float[count][];
        double from = mel(lowest);
        double step = (mel(highest) - from) / (count + 1);
        for (int band = 0; band < count; band++) {
            double left = hertz(from + band * step) / hertzPerBin;
            double centre = hertz(from + (band + 1) * step) / hertzPerBin;
            double right = hertz(from + (band + 2) * step) / hertzPerBin;
            first[band] = (int) Math.ceil(left);
            weights[band] = new float[(int) Math.floor(right) - first[band] + 1];
            for (int i = 0; i < weights[band].length; i++) {
                double bin = first[band] + i;
                weights[band][i] = (float) (bin <= centre ? (bin - left) / (centre - left)
                        : (right - bin) / (right - centre));
            }
        }
    }

    /// Writes the bands' energies from `at` on and gives their sum.
    float sum(float[] power, float[] into, int at) {
        float total = 0;
        for (int band = 0; band < count; band++) {
            float[] own = weights[band];
            int start = first[band];
            float sum = 0;
            for (int i = 0; i < own.length; i++) {
                sum += own[i] * power[start + i];
            }
            into[at + band] = sum;
            total += sum;
        }
        return total;
    }

    private static double mel(double hertz) {
        return 2595 * Math.log10(1 + hertz / 700);
    }

    private static double hertz(double mel) {
        return 700 * (Math.pow(10, mel / 2595) - 1);
    }
}
