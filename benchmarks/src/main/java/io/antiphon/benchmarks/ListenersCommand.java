package io.antiphon.benchmarks;

import io.antiphon.benchmarks.report.Report;
import io.antiphon.benchmarks.report.Section;
import io.antiphon.benchmarks.stream.ListenerBenchmark;
import io.antiphon.benchmarks.stream.ListenerBenchmark.Outcome;
import io.antiphon.benchmarks.stream.Source;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "listeners", mixinStandardHelpOptions = true,
        description = "Measures what many listeners cost who take a file at the pace of its sound. The file must last long enough.")
final class ListenersCommand implements Callable<Integer> {

    @Mixin
    private final SourceOptions sources = new SourceOptions();

    @Option(names = "--ping", required = true, paramLabel = "URL",
            description = "something short that each server is asked meanwhile; repeat it for each server")
    private List<URI> pings = new ArrayList<>();

    @Option(names = "--listeners", paramLabel = "N", defaultValue = "1000", description = "default: ${DEFAULT-VALUE}")
    private int listeners;

    @Option(names = "--kilobits", paramLabel = "N", defaultValue = "320",
            description = "a second, for each listener; default: ${DEFAULT-VALUE}")
    private int kilobits;

    @Option(names = "--seconds", paramLabel = "S", defaultValue = "30",
            description = "that each listens; default: ${DEFAULT-VALUE}")
    private int seconds;

    @Mixin
    private final ReportOutput output = new ReportOutput();

    @Override
    public Integer call() throws Exception {
        List<Source> all = sources.sources();
        if (pings.size() != all.size()) {
            throw new IllegalArgumentException("--ping is wanted %d times, not %d".formatted(all.size(), pings.size()));
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            output.progress(listeners + " listeners on " + all.get(i).name());
            outcomes.add(new ListenerBenchmark(all.get(i), pings.get(i), listeners, kilobits,
                    Duration.ofSeconds(seconds)).run());
        }
        output.write(Report.of(listeners + " slow listeners", Clock.systemUTC().instant(),
                List.of(section("Chunks that came too late", "", outcomes, Outcome::lateChunks),
                        section("The longest that a chunk was waited for", "ms", outcomes, Outcome::worstMillis),
                        section("Listeners that were cut off", "", outcomes, Outcome::failures),
                        section("Ping meanwhile, p50", "ms", outcomes, Outcome::pingP50Millis),
                        section("Ping meanwhile, p99", "ms", outcomes, Outcome::pingP99Millis),
                        section("Memory more than before, a listener", "KB", outcomes,
                                one -> one.residentBytes() / 1024),
                        section("CPU of the server", "% of one processor", outcomes, Outcome::cpuPercent)),
                List.of()));
        return 0;
    }

    private static Section section(String title, String unit, List<Outcome> outcomes, ToDoubleFunction<Outcome> value) {
        List<@Nullable Double> values = new ArrayList<>();
        outcomes.forEach(outcome -> values.add(value.applyAsDouble(outcome)));
        return new Section(title, unit, true, outcomes.stream().map(Outcome::server).toList(),
                List.of(new Section.Row("", values)));
    }
}
