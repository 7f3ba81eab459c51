package io.antiphon.benchmarks.load;

import io.antiphon.benchmarks.process.ProcessSample;
import io.antiphon.benchmarks.report.Section;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// All measurements of a run, and the medians over its rounds.
public final class LoadResults {

    private record Case(String workload, int clients) {

        String label() {
            return clients == 1 ? workload : workload + ", " + clients + " at a time";
        }
    }

    private final List<String> servers;
    private final Map<Case, Map<String, List<Measurement>>> cases = new LinkedHashMap<>();
    private final Map<String, ProcessSample> memory = new LinkedHashMap<>();

    public LoadResults(List<String> servers) {
        this.servers = List.copyOf(servers);
    }

    void add(String workload, int clients, String server, Measurement measurement) {
        cases.computeIfAbsent(new Case(workload, clients), _ -> new LinkedHashMap<>())
                .computeIfAbsent(server, _ -> new ArrayList<>())
                .add(measurement);
    }

    void addMemory(String server, Optional<ProcessSample> sample) {
        sample.ifPresent(known -> memory.put(server, known));
    }

    public List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        sections.add(section("CPU time per request", "ms", true, Measurement::cpuMillis));
        sections.add(section("Response time, median", "ms", true, Measurement::p50Millis));
        sections.add(section("Response time, 99th percentile", "ms", true, Measurement::p99Millis));
        sections.add(section("Requests per second", "1/s", false, Measurement::requestsPerSecond));
        sections.add(section("Size of an answer", "kB", true, each -> each.bytesPerRequest() / 1000));
        sections.add(new Section("Resident memory after the run", "MB", true, servers,
                List.of(memoryRow("at the end", ProcessSample::residentBytes),
                        memoryRow("peak", ProcessSample::peakBytes))));
        return sections.stream().filter(Section::hasValues).toList();
    }

    /// One line for each case that failed anywhere.
    public List<String> failures() {
        List<String> lines = new ArrayList<>();
        cases.forEach((each, byServer) -> byServer.forEach((server, measurements) -> measurements.stream()
                .filter(measurement -> !measurement.succeeded())
                .findFirst()
                .ifPresent(measurement -> lines.add(server + ", "
                        + each.label() + ": " + measurement.failures() + " failed, first: " + measurement.failure()))));
        return lines;
    }

    private Section section(String title, String unit, boolean lowerIsBetter,
            Function<Measurement, @Nullable Double> figure) {
        List<Section.Row> rows = new ArrayList<>();
        cases.forEach((each, byServer) -> {
            List<@Nullable Double> values = new ArrayList<>();
            for (String server : servers) {
                values.add(median(byServer.getOrDefault(server, List.of()), figure));
            }
            rows.add(new Section.Row(each.label(), values));
        });
        return new Section(title, unit, lowerIsBetter, servers, rows);
    }

    /// Over the rounds without a failure; null when there is none.
    private static @Nullable Double median(List<Measurement> measurements,
            Function<Measurement, @Nullable Double> figure) {
        List<Double> values = new ArrayList<>();
        for (Measurement measurement : measurements) {
            Double value = measurement.succeeded() ? figure.apply(measurement) : null;
            if (value != null) {
                values.add(value);
            }
        }
        return values.isEmpty() ? null : Statistics.median(values);
    }

    private Section.Row memoryRow(String name, Function<ProcessSample, Long> bytes) {
        List<@Nullable Double> values = new ArrayList<>();
        for (String server : servers) {
            ProcessSample sample = memory.get(server);
            values.add(sample == null ? null : Objects.requireNonNull(bytes.apply(sample)) / 1e6);
        }
        return new Section.Row(name, values);
    }
}
