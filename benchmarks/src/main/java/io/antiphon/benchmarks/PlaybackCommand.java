package io.antiphon.benchmarks;

import io.antiphon.benchmarks.load.PlaybackBenchmark;
import io.antiphon.benchmarks.report.Report;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "playback", mixinStandardHelpOptions = true,
        description = "Measures whether somebody who plays music notices that running servers are busy: a ping and the first 64 KB "
                + "of a song, while the library is copied and while everything is scanned again.")
final class PlaybackCommand implements Callable<Integer> {

    @Mixin
    private final TargetOptions servers = new TargetOptions();

    @Option(names = "--copiers", paramLabel = "N", defaultValue = "16",
            description = "connections that copy the library; default: ${DEFAULT-VALUE}")
    private int copiers;

    @Option(names = "--seconds", paramLabel = "S", defaultValue = "15",
            description = "the most for each phase; default: ${DEFAULT-VALUE}")
    private int seconds;

    @Mixin
    private final ReportOutput output = new ReportOutput();

    @Override
    public Integer call() throws Exception {
        PlaybackBenchmark benchmark = new PlaybackBenchmark(servers.targets(), copiers, Duration.ofSeconds(seconds),
                output::progress);
        output.write(Report.of("Playback on a busy server", Clock.systemUTC().instant(), benchmark.run(), List.of()));
        return 0;
    }
}
