package io.antiphon.benchmarks.report;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One kind of figure for all servers. A row's values stand in the order of `servers`, null where nothing was measured.
public record Section(String title, String unit, boolean lowerIsBetter, List<String> servers, List<Row> rows) {

    /// The values of one workload or phase.
    public record Row(String name, List<@Nullable Double> values) {

        /// A server's value divided by the first server's; null when one of them is missing or the first is 0.
        public @Nullable Double ratio(int server) {
            Double first = values.getFirst();
            Double value = values.get(server);
            return first == null || value == null || first == 0 ? null : value / first;
        }

        double largest() {
            return values.stream().filter(Objects::nonNull).mapToDouble(Double::doubleValue).max().orElse(0);
        }
    }

    public boolean hasValues() {
        return rows.stream().anyMatch(row -> row.values().stream().anyMatch(Objects::nonNull));
    }
}
