package io.antiphon.core.sonic;

import java.util.Collection;
import java.util.Optional;

/// Sums with vectors of unit length.
final class Vectors {

    private static final double NOTHING = 1e-6;

    private Vectors() {}

    /// The cosine between two; 0 when they cannot be compared.
    static double cosine(float[] one, float[] other) {
        if (one.length != other.length) {
            return 0;
        }
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    /// How alike two sound: 1 for the same, 0 for nothing in common.
    static double similarity(float[] one, float[] other) {
        return Math.clamp(cosine(one, other), 0, 1);
    }

    /// Between two, `part` of the way from one to the other; the other when they are opposite.
    static float[] between(float[] one, float[] other, double part) {
        float[] sum = new float[one.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = (float) ((1 - part) * one[i] + part * other[i]);
        }
        return unit(sum).orElse(other);
    }

    /// The middle of several; none when there are none, or they point away from each other.
    static Optional<float[]> middle(Collection<float[]> vectors) {
        float[] sum = new float[0];
        for (float[] vector : vectors) {
            if (sum.length == 0) {
                sum = new float[vector.length];
            }
            for (int i = 0; i < Math.min(sum.length, vector.length); i++) {
                sum[i] += vector[i];
            }
        }
        return unit(sum);
    }

    private static Optional<float[]> unit(float[] vector) {
        double squares = 0;
        for (float value : vector) {
            squares += value * value;
        }
        double length = Math.sqrt(squares);
        if (length < NOTHING) {
            return Optional.empty();
        }
        float[] unit = new float[vector.length];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = (float) (vector[i] / length);
        }
        return Optional.of(unit);
    }
}
