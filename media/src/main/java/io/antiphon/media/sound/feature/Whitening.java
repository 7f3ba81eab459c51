package io.antiphon.media.sound.feature;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// Brings measures to one scale, so that a cosine is meaningful: each becomes its distance from what is usual, in usual deviations.
/// What is usual is constant and stands in the resource `whitening.tsv`; with other constants vectors are of another version.
///
/// @param means what is usual, by measure
/// @param deviations how far from it is usual
record Whitening(double[] means, double[] deviations) {

    static final Whitening STANDARD = load();

    /// What is farther out is drawn in, so that no single oddity decides.
    private static final double FAR = 3;

    /// A vector of unit length.
    float[] vector(double[] measures) {
        double[] whitened = new double[measures.length];
        int at = 0;
        for (Group group : Group.values()) {
            double scale = Math.sqrt(group.weight() / group.size());
            for (int i = at; i < at + group.size(); i++) {
                double deviation = (measures[i] - means[i]) / deviations[i];
                whitened[i] = scale * FAR * Math.tanh(deviation / FAR);
            }
            at += group.size();
        }
        return unit(whitened);
    }

    private static float[] unit(double[] values) {
        double squares = 0;
        for (double value : values) {
            squares += value * value;
        }
        double length = Math.sqrt(squares);
        float[] vector = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            // A track that is usual in everything still needs a direction.
            vector[i] = (float) (length == 0 ? 1 / Math.sqrt(values.length) : values[i] / length);
        }
        return vector;
    }

    private static Whitening load() {
        try (InputStream stream = Objects.requireNonNull(Whitening.class.getResourceAsStream("whitening.tsv"));
                BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            List<String[]> rows = reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .toList();
            if (rows.size() != Group.total()) {
                throw new IllegalStateException(
                        "whitening.tsv has %d rows instead of %d".formatted(rows.size(), Group.total()));
            }
            return new Whitening(column(rows, 2), column(rows, 3));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double[] column(List<String[]> rows, int column) {
        return rows.stream().mapToDouble(row -> Double.parseDouble(row[column])).toArray();
    }
}
