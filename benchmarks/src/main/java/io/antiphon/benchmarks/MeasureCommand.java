package io.antiphon.benchmarks;

import io.antiphon.benchmarks.load.LoadBenchmark;
import io.antiphon.benchmarks.load.LoadOptions;
import io.antiphon.benchmarks.load.LoadResults;
import io.antiphon.benchmarks.load.Target;
import io.antiphon.benchmarks.report.Report;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "measure", mixinStandardHelpOptions = true,
        description = "Measures running servers, in turn within each round. Repeat --url (and the options that go with it) "
                + "for each server; the first is the one that the others are compared with.")
final class MeasureCommand implements Callable<Integer> {

    @Option(names = "--url", required = true, paramLabel = "URL", description = "http on a loopback address")
    private List<URI> urls = new ArrayList<>();

    @Option(names = "--name", paramLabel = "NAME", description = "what the i-th server is called; default: its port")
    private List<String> names = new ArrayList<>();

    @Option(names = "--user", required = true, paramLabel = "NAME",
            description = "one for all servers, or one for each")
    private List<String> users = new ArrayList<>();

    @Option(names = "--password", required = true, paramLabel = "PASSWORD",
            description = "one for all, or one for each")
    private List<String> passwords = new ArrayList<>();

    @Option(names = "--pid", paramLabel = "PID",
            description = "each server's process, for CPU time and memory; 0: unknown")
    private List<Long> pids = new ArrayList<>();

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
        LoadResults results = new LoadBenchmark(targets(), options, output::progress).run();
        output.write(Report.of("Subsonic servers under load", Clock.systemUTC().instant(), results.sections(),
                results.failures()));
        return 0;
    }

    private List<Target> targets() {
        List<Target> targets = new ArrayList<>();
        for (int i = 0; i < urls.size(); i++) {
            String name = i < names.size() ? names.get(i) : "port " + urls.get(i).getPort();
            long pid = i < pids.size() ? pids.get(i) : 0;
            targets.add(
                    new Target(name, urls.get(i), forServer("--user", users, i), forServer("--password", passwords, i),
                            pid == 0 ? OptionalLong.empty() : OptionalLong.of(pid)));
        }
        if (targets.stream().map(Target::name).distinct().count() < targets.size()) {
            throw new IllegalArgumentException("two servers have the same name: give each its --name");
        }
        return targets;
    }

    private String forServer(String option, List<String> values, int server) {
        if (values.size() == 1) {
            return values.getFirst();
        }
        if (values.size() != urls.size()) {
            throw new IllegalArgumentException(
                    option + " is wanted once or " + urls.size() + " times, not " + values.size());
        }
        return values.get(server);
    }
}
