package io.antiphon.benchmarks.report;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Figures in three significant digits, as far as that helps a reader.
final class Numbers {

    private Numbers() {}

    static String figure(@Nullable Double value) {
        if (value == null) {
            return "–";
        }
        double size = Math.abs(value);
        String form = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f";
        return String.format(Locale.ROOT, form, value);
    }

    static String ratio(@Nullable Double value) {
        return value == null ? "–" : String.format(Locale.ROOT, value >= 10 ? "%.0f×" : "%.2f×", value);
    }
}
