package io.antiphon.benchmarks.stream;

import io.antiphon.benchmarks.load.PlainHttp;
import io.antiphon.benchmarks.load.Statistics;
import io.antiphon.benchmarks.process.ProcessMeter;
import io.antiphon.benchmarks.report.Section;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// One client takes a file as fast as it comes, then parts of it from random places; the servers take turns within each round.
public final class StreamBenchmark {

    private static final int BUFFER = 256 * 1024;
    private static final int RANGE = 64 * 1024;
    private static final double MEGA = 1e6;

    private final List<Source> sources;
    private final int rounds;
    private final int files;
    private final int ranges;
    private final Consumer<String> progress;
    private final SplittableRandom random = new SplittableRandom(7);

    /// @param files how many times the whole file is taken in each round
    /// @param ranges how many parts of 64 KB in each round
    public StreamBenchmark(List<Source> sources, int rounds, int files, int ranges, Consumer<String> progress) {
        this.sources = List.copyOf(sources);
        this.rounds = rounds;
        this.files = files;
        this.ranges = ranges;
        this.progress = progress;
    }

    /// What was seen of a server.
    private static final class Seen {
        private final List<Double> megabytesASecond = new ArrayList<>();
        private final List<Long> rangeNanos = new ArrayList<>();
        private double cpuSeconds;
        private double megabytes;
        private double rangeCpuSeconds;
        private boolean metered;

        double cpuMillisPer50() {
            return cpuSeconds * 1000 / megabytes * 50;
        }

        double rangeCpuMicros() {
            return rangeCpuSeconds * MEGA / rangeNanos.size();
        }

        double rangeMicros(double percent) {
            return Statistics.percentile(rangeNanos.stream().mapToLong(Long::longValue).toArray(), percent) / 1000.0;
        }

        double median() {
            return megabytesASecond.stream().sorted().toList().get(megabytesASecond.size() / 2);
        }
    }

    /// The first round warms up and is not counted.
    public List<Section> run() throws IOException {
        Map<Source, Seen> seen = new LinkedHashMap<>();
        for (int round = 0; round <= rounds; round++) {
            progress.accept("round " + round + " of " + rounds);
            for (Source source : sources) {
                Seen into = round == 0 ? new Seen() : seen.computeIfAbsent(source, _ -> new Seen());
                measure(source, into);
            }
        }
        return List.of(
                section("Throughput to one client", "MB/s, median", false, seen, Seen::median, _ -> true),
                section("CPU time of the server for 50 MB", "ms", true, seen, Seen::cpuMillisPer50, one -> one.metered),
                section("A part of 64 KB, p50", "µs", true, seen, one -> one.rangeMicros(50), _ -> true),
                section("A part of 64 KB, p99", "µs", true, seen, one -> one.rangeMicros(99), _ -> true),
                section("CPU time of the server for a part of 64 KB", "µs", true, seen, Seen::rangeCpuMicros,
                        one -> one.metered));
    }

    private void measure(Source source, Seen seen) throws IOException {
        Optional<ProcessMeter> meter = source.pid().isPresent()
                ? Optional.of(new ProcessMeter(source.pid().getAsLong()))
                : Optional.empty();
        seen.metered = meter.isPresent();
        try (PlainHttp http = new PlainHttp(source.url(), BUFFER)) {
            long cpu = cpuNanos(meter);
            long size = 0;
            for (int i = 0; i < files; i++) {
                long start = System.nanoTime();
                size = http.read(http.ask(""));
                seen.megabytesASecond.add(size / MEGA / ((System.nanoTime() - start) / 1e9));
                seen.megabytes += size / MEGA;
            }
            long between = cpuNanos(meter);
            seen.cpuSeconds += (between - cpu) / 1e9;
            for (int i = 0; i < ranges; i++) {
                long first = random.nextLong(Math.max(1, size - RANGE));
                long start = System.nanoTime();
                var _ = http.read(http.ask(first + "-" + (first + RANGE - 1)));
                seen.rangeNanos.add(System.nanoTime() - start);
            }
            seen.rangeCpuSeconds += (cpuNanos(meter) - between) / 1e9;
        }
    }

    private static long cpuNanos(Optional<ProcessMeter> meter) {
        return meter.map(one -> one.sample().cpuNanos()).orElse(0L);
    }

    private static Section section(String title, String unit, boolean lowerIsBetter, Map<Source, Seen> seen,
            ToDoubleFunction<Seen> value, Function<Seen, Boolean> known) {
        List<@Nullable Double> values = new ArrayList<>();
        seen.values().forEach(one -> values.add(known.apply(one) ? value.applyAsDouble(one) : null));
        return new Section(title, unit, lowerIsBetter, seen.keySet().stream().map(Source::name).toList(),
                List.of(new Section.Row("", values)));
    }
}
