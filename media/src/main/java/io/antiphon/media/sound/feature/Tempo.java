package io.antiphon.media.sound.feature;

import java.util.OptionalDouble;

/// Which of the periods at which onsets come again is the beat.
///
/// All multiples of a beat are periods as well, and music has faster ones within it. First a period is looked for that is the beat, its
/// half or its double: it is judged by how strongly it and its multiples are there, falls back when its half is as strong, and is
/// liked the better the nearer it is to 120 a minute. Then it is told whether the music is fast or slow: a fast beat comes again on the
/// next one almost as strongly as on the one after it, in all of kick, snare and the whole; half a slow beat, where only hats play, does
/// not.
final class Tempo {

    private static final double SLOWEST = 40;
    private static final double FASTEST = 240;
    private static final double LIKED = 120;
    /// In octaves.
    private static final double LIKED_WIDTH = 0.9;
    private static final double CLEAR_ENOUGH = 0.15;
    private static final double STEP = 0.1;
    /// Of the octave in which fast and slow are told apart.
    private static final double FAST_END = 220;
    /// Beats come again this strongly, against every second one, when they are beats of a tempo in the middle. From drummed patterns of 62
    /// to 190 beats a minute.
    private static final double FAST = 0.66;
    private static final double MIDDLE = 155;
    /// By how much more an octave faster: half of it is the likelier the faster it is.
    private static final double DOUBT = 0.2;
    /// Less is no correlation that others could be measured by.
    private static final double LEAST = 0.05;
    /// Frames to either side; lags between frames would seem weaker than others.
    private static final double WIDTH = 1.5;

    private final double[] whole;
    private final double[] low;
    private final double[] middle;
    /// Kick and snare stand out in it.
    private final double[] mixed;

    /// @param whole of onset strengths in all bands, by lag in frames
    /// @param low of onset strengths in low bands
    /// @param middle of onset strengths in the bands between
    Tempo(double[] whole, double[] low, double[] middle) {
        this.whole = whole;
        this.low = low;
        this.middle = middle;
        this.mixed = new double[whole.length];
        for (int lag = 0; lag < whole.length; lag++) {
            mixed[lag] = (whole[lag] + 0.5 * low[lag] + 0.5 * middle[lag]) / 2;
        }
    }

    /// @return beats a minute, when there is a pulse
    OptionalDouble find() {
        double best = 0;
        double bestScore = 0;
        double longest = 60 / SLOWEST * Excerpt.FRAMES_PER_SECOND;
        for (double lag = 60 / FASTEST * Excerpt.FRAMES_PER_SECOND; lag <= longest; lag += STEP) {
            double score = score(mixed, lag);
            if (score > bestScore) {
                bestScore = score;
                best = lag;
            }
        }
        if (best == 0 || at(whole, best) < CLEAR_ENOUGH) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(60 * Excerpt.FRAMES_PER_SECOND / refined(whole, inItsOctave(best)));
    }

    private double inItsOctave(double lag) {
        double shortest = 60 / FAST_END * Excerpt.FRAMES_PER_SECOND;
        double fast = lag;
        while (fast >= 2 * shortest) {
            fast /= 2;
        }
        while (fast < shortest) {
            fast *= 2;
        }
        double comesAgain = (2 * comesAgain(whole, fast) + comesAgain(low, fast) + comesAgain(middle, fast)) / 4;
        double octaves = Math.log(60 * Excerpt.FRAMES_PER_SECOND / fast / MIDDLE) / Math.log(2);
        return comesAgain < FAST + DOUBT * octaves ? 2 * fast : fast;
    }

    /// After this time, against after twice the time.
    private static double comesAgain(double[] correlation, double lag) {
        return Math.min(1, strength(correlation, lag) / Math.max(LEAST, strength(correlation, 2 * lag)));
    }

    private static double strength(double[] correlation, double lag) {
        double sum = 0;
        for (double away = -WIDTH; away <= WIDTH; away += WIDTH / 3) {
            sum += Math.max(0, at(correlation, lag + away));
        }
        return sum / 7;
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
