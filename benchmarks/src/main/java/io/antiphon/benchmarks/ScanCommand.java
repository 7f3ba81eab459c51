package io.antiphon.benchmarks;

import io.antiphon.benchmarks.report.Report;
import io.antiphon.benchmarks.scan.ScanBenchmark;
import io.antiphon.benchmarks.scan.ScanOptions;
import io.antiphon.benchmarks.scan.ServerCommand;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "scan", mixinStandardHelpOptions = true,
        description = "Starts servers on empty data folders, in turn, and measures start, first scan, rescans and memory. The "
                + "library must be one that generate made: 1 %% of it is retagged in each run. Commands follow after --, "
                + "separated by another --; {music}, {data} and {port} in them are filled in.")
final class ScanCommand implements Callable<Integer> {

    @Option(names = "--name", paramLabel = "NAME", description = "what the i-th command is called")
    private List<String> names = new ArrayList<>();

    @Option(names = "--rounds", paramLabel = "R", defaultValue = "1", description = "default: ${DEFAULT-VALUE}")
    private int rounds;

    @Option(names = "--settle", paramLabel = "S", defaultValue = "5",
            description = "seconds before idle memory is read; default: ${DEFAULT-VALUE}")
    private int settle;

    @Mixin
    private final StartOptions start = new StartOptions();

    @Mixin
    private final ReportOutput output = new ReportOutput();

    @Parameters(arity = "1..*", paramLabel = "-- COMMAND", description = "a server's program and its arguments")
    private List<String> commands = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        ScanOptions options = start.with(rounds, Duration.ofSeconds(settle));
        ScanBenchmark benchmark = new ScanBenchmark(ServerCommand.parse(commands, names), options, output::progress);
        benchmark.run();
        output.write(Report.of("Subsonic servers scanning", Clock.systemUTC().instant(), benchmark.sections(),
                benchmark.failures()));
        return benchmark.failures().isEmpty() ? 0 : 1;
    }
}
