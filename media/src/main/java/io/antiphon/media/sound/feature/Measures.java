package io.antiphon.media.sound.feature;

import java.util.Arrays;

/// Numbers about a track, in the order of [Group]s, as measured.
final class Measures {

    private final double[] values = new double[Group.total()];
    private int count;

    void add(double value) {
        values[count++] = Double.isFinite(value) ? value : 0;
    }

    void addMeans(Spread[] spreads) {
        for (Spread spread : spreads) {
            add(spread.mean());
        }
    }

    void addDeviations(Spread[] spreads) {
        for (Spread spread : spreads) {
            add(spread.deviation());
        }
    }

    /// All of them, once all groups are in.
    double[] values() {
        if (count != values.length) {
            throw new IllegalStateException("%d measures instead of %d".formatted(count, values.length));
        }
        return Arrays.copyOf(values, count);
    }
}
