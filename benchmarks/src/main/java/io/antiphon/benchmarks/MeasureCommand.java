package io.antiphon.benchmarks;

import io.antiphon.benchmarks.load.LoadBenchmark;
import io.antiphon.benchmarks.load.LoadOptions;
import io.antiphon.benchmarks.load.LoadResults;
import io.antiphon.benchmarks.report.Report;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "measure", mixinStandardHelpOptions = true,
        description = "Measures running servers, in turn within each round. Repeat --url (and the options that go with it) "
                + "for each server; the first is the one that the others are compared with.")
final class MeasureCommand implements Callable<Integer> {

    @Mixin
    private final TargetOptions servers = new TargetOptions();

    @Option(names = "--rounds", paramLabel = "R", defaultValue = "3", description = "default: ${DEFAULT-VALUE}")
    private int rounds;

    @Option(names = "--seconds", paramLabel = "S", defaultValue = "1",
            description = "the most for each burst; default: ${DEFAULT-VALUE}")
    private int seconds;

    @Option(names = "--requests", paramLabel = "N", defaultValue = "20000",
            description = "the most in each burst; default: ${DEFAULT-VALUE}")
    private int requests;

    @Option(names = "--clients", paramLabel = "N", defaultValue = "16",
            description = "at a time, besides alone; default: ${DEFAULT-VALUE}")
    private int clients;

    @Option(names = "--only", split = ",", paramLabel = "NAME", description = "workloads whose names begin so")
    private List<String> only = new ArrayList<>();

    @Option(names = "--gzip", description = "ask for compressed answers, as most apps do")
    private boolean gzip;

    @Mixin
    private final ReportOutput output = new ReportOutput();

    @Override
    public Integer call() throws Exception {
        int salt = new SplittableRandom().nextInt(1 << 20);
        LoadOptions options = new LoadOptions(rounds, Duration.ofSeconds(seconds), requests, clients, only, gzip, salt);
        LoadResults results = new LoadBenchmark(servers.targets(), options, output::progress).run();
        output.write(Report.of("Subsonic servers under load", Clock.systemUTC().instant(), results.sections(),
                results.failures()));
        return 0;
    }
}
