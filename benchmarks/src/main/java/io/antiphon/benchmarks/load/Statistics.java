package io.antiphon.benchmarks.load;

import java.util.Arrays;
import java.util.List;

/// Order statistics of small samples.
public final class Statistics {

    private Statistics() {}

    /// The nearest-rank percentile; `percent` is above 0 and at most 100, the values need no order.
    ///
    /// @throws IllegalArgumentException when there are no values
    public static long percentile(long[] values, double percent) {
        if (values.length == 0) {
            throw new IllegalArgumentException("a percentile of no values");
        }
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        int rank = (int) Math.ceil(percent / 100 * sorted.length);
        return sorted[Math.max(1, rank) - 1];
    }

    /// The middle value, or the mean of the two middle ones.
    ///
    /// @throws IllegalArgumentException when there are no values
    public static double median(List<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("a median of no values");
        }
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
