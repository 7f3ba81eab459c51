package io.antiphon.media.sound.feature;

/// The mean and standard deviation of a series.
final class Spread {

    private long count;
    private double sum;
    private double squares;

    void add(double value) {
        count++;
        sum += value;
        squares += value * value;
    }

    double mean() {
        return count == 0 ? 0 : sum / count;
    }

    double deviation() {
        return count == 0 ? 0 : Math.sqrt(Math.max(0, squares / count - mean() * mean()));
    }

    static Spread[] many(int count) {
        Spread[] spreads = new Spread[count];
        for (int i = 0; i < count; i++) {
            spreads[i] = new Spread();
        }
        return spreads;
    }
}
