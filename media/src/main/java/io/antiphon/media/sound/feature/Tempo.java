package io.antiphon.media.sound.feature;

import java.util.OptionalDouble;

/// Which of the periods at which onsets come again is the beat.
///
/// All multiples of a beat are periods as well, and music has faster ones within it. A period is judged by how strongly it and
/// its multiples are there, falls back when its half is as strong, and is liked the better the nearer it is to 120 a minute.
final class Tempo {

    private static final double SLOWEST = 40;
    private static final double FASTEST = 240;
    private static final double LIKED = 120;
    /// In octaves.
    private static final double LIKED_WIDTH = 0.9;
    private static final double CLEAR_ENOUGH = 0.15;
    private static final double STEP = 0.1;

    private Tempo() {}

    /// @param correlation of onset strengths, by lag in frames
    /// @return beats a minute, when there is a pulse
    static OptionalDouble of(double[] correlation) {
        double best = 0;
        double bestScore = 0;
        double longest = 60 / SLOWEST * Excerpt.FRAMES_PER_SECOND;
        for (double lag = 60 / FASTEST * Excerpt.FRAMES_PER_SECOND; lag <= longest; lag += STEP) {
            double score = score(correlation, lag);
            if (score > bestScore) {
                bestScore = score;
                best = lag;
            }
        }
        if (best == 0 || at(correlation, best) < CLEAR_ENOUGH) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(60 * Excerpt.FRAMES_PER_SECOND / refined(correlation, best));
    }

    private static double score(double[] correlation, double lag) {
        double own = at(correlation, lag);
        if (own <= 0) {
            return 0;
        }
        double comb = 0;
        int teeth = 0;
        for (int i = 1; i <= 4 && lag * i < correlation.length - 1; i++) {
            comb += at(correlation, lag * i);
            teeth++;
        }
        double half = at(correlation, lag / 2) / own;
        double doubled = Math.clamp((half - 0.6) / 0.4, 0, 1);
        double octaves = Math.log(60 * Excerpt.FRAMES_PER_SECOND / lag / LIKED) / Math.log(2);
        double liking = Math.exp(-octaves * octaves / (2 * LIKED_WIDTH * LIKED_WIDTH));
        return liking * (own + comb / teeth) * (1 - 0.5 * doubled);
    }

    /// Multiples of the period tell it the more exactly the longer they are.
    private static double refined(double[] correlation, double lag) {
        double exact = lag;
        for (int times = 1; exact * times < correlation.length - 3; times *= 2) {
            int peak = peakNear(correlation, exact * times);
            double left = correlation[peak - 1];
            double middle = correlation[peak];
            double right = correlation[peak + 1];
            double bend = left - 2 * middle + right;
            if (middle < CLEAR_ENOUGH || bend >= 0) {
                break;
            }
            exact = (peak + 0.5 * (left - right) / bend) / times;
        }
        return exact;
    }

    private static int peakNear(double[] correlation, double lag) {
        int peak = (int) Math.round(lag);
        for (int i = peak - 2; i <= peak + 2; i++) {
            if (i > 0 && i + 1 < correlation.length && correlation[i] > correlation[peak]) {
                peak = i;
            }
        }
        return Math.min(Math.max(1, peak), correlation.length - 2);
    }

    /// Between lags, the value on the line.
    static double at(double[] correlation, double lag) {
        int below = (int) lag;
        double part = lag - below;
        return correlation[below] * (1 - part) + (part == 0 ? 0 : correlation[below + 1] * part);
    }
}
