package io.antiphon.server;

import io.antiphon.benchmarks.load.Statistics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// How long requests took, by endpoint, beside those of a reference that were sent in turn with them.
final class ListenerTimes {

    private static final double MICROS = 1_000;

    private final Map<String, List<Long>> reference = new LinkedHashMap<>();
    private final Map<String, List<Long>> measured = new LinkedHashMap<>();

    /// @param nanos of one request
    void add(String endpoint, long referenceNanos, long nanos) {
        reference.computeIfAbsent(endpoint, name -> new ArrayList<>()).add(referenceNanos);
        measured.computeIfAbsent(endpoint, name -> new ArrayList<>()).add(nanos);
    }

    /// Milliseconds.
    double reference(double percent) {
        return percentile(all(reference), percent);
    }

    /// Milliseconds.
    double measured(double percent) {
        return percentile(all(measured), percent);
    }

    private static List<Long> all(Map<String, List<Long>> times) {
        return times.values().stream().flatMap(List::stream).toList();
    }

    private static double percentile(List<Long> nanos, double percent) {
        return Statistics.percentile(nanos.stream().mapToLong(one -> one / 1_000).toArray(), percent) / MICROS;
    }

    /// Rows of a table in Markdown.
    String rows(String scenario) {
        StringBuilder rows = new StringBuilder();
        measured.forEach((endpoint, times) -> rows.append(row(scenario, endpoint,
                reference.getOrDefault(endpoint, List.of()), times)));
        return rows.append(row(scenario, "**all**", all(reference), all(measured))).toString();
    }

    private static String row(String scenario, String endpoint, List<Long> before, List<Long> now) {
        return String.format(Locale.ROOT, "| %s | %s | %.1f | %.1f | %.1f | %.1f |%n", scenario, endpoint,
                percentile(before, 50), percentile(now, 50), percentile(before, 99), percentile(now, 99));
    }
}
