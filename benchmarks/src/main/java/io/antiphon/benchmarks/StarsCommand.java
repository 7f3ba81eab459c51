package io.antiphon.benchmarks;

import io.antiphon.benchmarks.report.Report;
import io.antiphon.benchmarks.scan.ScanOptions;
import io.antiphon.benchmarks.scan.ServerCommand;
import io.antiphon.benchmarks.scan.StarBenchmark;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "stars", mixinStandardHelpOptions = true,
        description = "Starts a server on an empty data folder and measures how long stars take while it scans. The command "
                + "follows after --; {music}, {data} and {port} in it are filled in.")
final class StarsCommand implements Callable<Integer> {

    @Option(names = "--library", required = true, paramLabel = "DIR",
            description = "the music; nothing in it is changed")
    @SuppressWarnings("NullAway.Init") // required
    private Path library;

    @Option(names = "--work", paramLabel = "DIR",
            description = "where data folders are made; default: ${DEFAULT-VALUE}")
    private Path work = Path.of(System.getProperty("java.io.tmpdir"));

    @Option(names = "--user", required = true, paramLabel = "NAME",
            description = "an administrator that the command sets up")
    private String user = "";

    @Option(names = "--password", required = true, paramLabel = "PASSWORD",
            description = "the (app-)password that Subsonic apps use")
    private String password = "";

    @Option(names = "--timeout", paramLabel = "S", defaultValue = "900",
            description = "seconds for each scan; default: ${DEFAULT-VALUE}")
    private int timeout;

    @Mixin
    private final ReportOutput output = new ReportOutput();

    @Parameters(arity = "1..*", paramLabel = "-- COMMAND", description = "a server's program and its arguments")
    private List<String> command = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        ScanOptions options = new ScanOptions(library, work, user, password, 1, Duration.ofSeconds(timeout),
                Duration.ZERO);
        StarBenchmark benchmark = new StarBenchmark(ServerCommand.parse(command, List.of()).getFirst(), options,
                output::progress);
        output.write(Report.of("Stars during scans", Clock.systemUTC().instant(), benchmark.run(), List.of()));
        return 0;
    }
}
