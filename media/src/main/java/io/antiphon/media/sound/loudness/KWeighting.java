package io.antiphon.media.sound.loudness;

/// The K-weighting of one channel (ITU-R BS.1770-4, annex 1): a shelf that lifts what a head lifts, then a high pass. The
/// standard gives coefficients for 48 kHz only; those of other rates follow from the analogue filters behind them.
final class KWeighting {

    private static final double SHELF_HERTZ = 1681.974450955533;
    private static final double SHELF_DECIBELS = 3.999843853973347;
    private static final double SHELF_QUALITY = 0.7071752369554196;
    private static final double SHELF_BAND_EXPONENT = 0.4996667741545416;
    private static final double PASS_HERTZ = 38.13547087602444;
    private static final double PASS_QUALITY = 0.5003270373238773;
    /// Smaller remains of a sound that ended are silence; processors are slow with what comes after.
    private static final double SILENCE = 1e-20;

    private final double shelfB0;
    private final double shelfB1;
    private final double shelfB2;
    private final double shelfA1;
    private final double shelfA2;
    private final double passA1;
    private final double passA2;
    private double shelf1;
    private double shelf2;
    private double pass1;
    private double pass2;

    KWeighting(int samplingRate) {
        double k = Math.tan(Math.PI * SHELF_HERTZ / samplingRate);
        double high = Math.pow(10, SHELF_DECIBELS / 20);
        double band = Math.pow(high, SHELF_BAND_EXPONENT);
        double a0 = 1 + k / SHELF_QUALITY + k * k;
        shelfB0 = (high + band * k / SHELF_QUALITY + k * k) / a0;
        shelfB1 = 2 * (k * k - high) / a0;
        shelfB2 = (high - band * k / SHELF_QUALITY + k * k) / a0;
        shelfA1 = 2 * (k * k - 1) / a0;
        shelfA2 = (1 - k / SHELF_QUALITY + k * k) / a0;
        double p = Math.tan(Math.PI * PASS_HERTZ / samplingRate);
        double pass0 = 1 + p / PASS_QUALITY + p * p;
        passA1 = 2 * (p * p - 1) / pass0;
        passA2 = (1 - p / PASS_QUALITY + p * p) / pass0;
    }

    /// The sum of squares of the weighted samples from `from` until before `to`.
    double energy(float[] samples, int from, int to) {
        double s1 = shelf1;
        double s2 = shelf2;
        double p1 = pass1;
        double p2 = pass2;
        double sum = 0;
        for (int i = from; i < to; i++) {
            double x = samples[i];
            double y = shelfB0 * x + s1;
            s1 = shelfB1 * x - shelfA1 * y + s2;
            s2 = shelfB2 * x - shelfA2 * y;
            double z = y + p1;
            p1 = -2 * y - passA1 * z + p2;
            p2 = y - passA2 * z;
            sum += z * z;
        }
        shelf1 = audible(s1);
        shelf2 = audible(s2);
        pass1 = audible(p1);
        pass2 = audible(p2);
        return sum;
    }

    private static double audible(double state) {
        return Math.abs(state) < SILENCE ? 0 : state;
    }
}
