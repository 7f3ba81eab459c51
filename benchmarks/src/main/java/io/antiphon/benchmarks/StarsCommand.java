package io.antiphon.benchmarks;

import io.antiphon.benchmarks.report.Report;
import io.antiphon.benchmarks.scan.ScanOptions;
import io.antiphon.benchmarks.scan.ServerCommand;
import io.antiphon.benchmarks.scan.StarBenchmark;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "stars", mixinStandardHelpOptions = true,
        description = "Starts a server on an empty data folder and measures how long stars take while it scans. Nothing in the "
                + "library is changed. The command follows after --; {music}, {data} and {port} in it are filled in.")
final class StarsCommand implements Callable<Integer> {

    @Mixin
    private final StartOptions start = new StartOptions();

    @Mixin
    private final ReportOutput output = new ReportOutput();

    @Parameters(arity = "1..*", paramLabel = "-- COMMAND", description = "a server's program and its arguments")
    private List<String> command = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        ScanOptions options = start.with(1, Duration.ZERO);
        StarBenchmark benchmark = new StarBenchmark(ServerCommand.parse(command, List.of()).getFirst(), options,
                output::progress);
        output.write(Report.of("Stars during scans", Clock.systemUTC().instant(), benchmark.run(), List.of()));
        return 0;
    }
}
