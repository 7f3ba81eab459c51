package io.antiphon.media.sound.feature;

import java.util.List;
import java.util.OptionalDouble;

/// How strong onsets are, and at which periods they come again.
final class Rhythm {

    static final int PERIODS = 24;
    private static final double SHORTEST_PERIOD = 0.15;
    private static final double LONGEST_PERIOD = 2;
    /// In dB.
    private static final double WEAKEST_ONSETS = 0.5;
    /// To some 200 Hz, where drums are kicked.
    private static final int LOW_END = 2;
    /// From some 300 Hz to 3 kHz: snares, voices, chords; but not hats.
    private static final int MIDDLE = 4;
    private static final int MIDDLE_END = 20;

    private final Onsets whole;
    private final Onsets low;
    private final Onsets middle;

    private Rhythm(Onsets whole, Onsets low, Onsets middle) {
        this.whole = whole;
        this.low = low;
        this.middle = middle;
    }

    static Rhythm of(List<Excerpt> excerpts) {
        return new Rhythm(Onsets.of(excerpts, 0, Excerpt.BANDS), Onsets.of(excerpts, 0, LOW_END),
                Onsets.of(excerpts, MIDDLE, MIDDLE_END));
    }

    void measure(Measures into) {
        double clearest = 0;
        for (int i = 0; i < PERIODS; i++) {
            double value = around(lag(i - 0.5), lag(i + 0.5));
            clearest = Math.max(clearest, value);
            into.add(value);
        }
        into.add(clearest);
        into.add(whole.peaksPerSecond());
        into.add(whole.strength().mean());
        into.add(whole.strength().deviation());
    }

    /// Swelling and beating come again, too, but nothing begins with them.
    OptionalDouble tempo() {
        return whole.strength().deviation() < WEAKEST_ONSETS ? OptionalDouble.empty()
                : new Tempo(whole.correlation(), low.correlation(), middle.correlation()).find();
    }

    private static double lag(double period) {
        return SHORTEST_PERIOD * Math.pow(LONGEST_PERIOD / SHORTEST_PERIOD, period / (PERIODS - 1))
                * Excerpt.FRAMES_PER_SECOND;
    }

    /// The highest correlation in a range of lags.
    private double around(double from, double to) {
        double[] correlation = whole.correlation();
        double highest = Math.max(Tempo.at(correlation, from), Tempo.at(correlation, to));
        for (int lag = (int) Math.ceil(from); lag <= to; lag++) {
            highest = Math.max(highest, correlation[lag]);
        }
        return highest;
    }
}
