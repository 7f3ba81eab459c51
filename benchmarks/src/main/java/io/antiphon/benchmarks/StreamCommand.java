package io.antiphon.benchmarks;

import io.antiphon.benchmarks.report.Report;
import io.antiphon.benchmarks.stream.StreamBenchmark;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "stream", mixinStandardHelpOptions = true,
        description = "Measures how fast and at what cost servers send a file, whole and in parts of 64 KB. Any HTTP server will "
                + "do; the first is the one that the others are compared with.")
final class StreamCommand implements Callable<Integer> {

    @Mixin
    private final SourceOptions sources = new SourceOptions();

    @Option(names = "--rounds", paramLabel = "R", defaultValue = "20", description = "default: ${DEFAULT-VALUE}")
    private int rounds;

    @Option(names = "--files", paramLabel = "N", defaultValue = "5",
            description = "whole files in each round; default: ${DEFAULT-VALUE}")
    private int files;

    @Option(names = "--ranges", paramLabel = "N", defaultValue = "200",
            description = "parts in each round; default: ${DEFAULT-VALUE}")
    private int ranges;

    @Mixin
    private final ReportOutput output = new ReportOutput();

    @Override
    public Integer call() throws Exception {
        StreamBenchmark benchmark = new StreamBenchmark(sources.sources(), rounds, files, ranges, output::progress);
        output.write(Report.of("Files as they are", Clock.systemUTC().instant(), benchmark.run(), List.of()));
        return 0;
    }
}
