package io.antiphon.benchmarks;

import io.antiphon.benchmarks.library.GeneratedLibrary;
import io.antiphon.benchmarks.library.LibraryGenerator;
import io.antiphon.benchmarks.library.LibraryPlan;
import io.antiphon.benchmarks.report.ReportFiles;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "generate", mixinStandardHelpOptions = true,
        description = "Writes a library of small valid audio files; the same seed gives the same bytes.")
final class GenerateCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "a new or empty folder")
    @SuppressWarnings("NullAway.Init") // required
    private Path out;

    @Option(names = "--tracks", required = true, paramLabel = "N", description = "exactly so many, up to 2,000,000")
    private int tracks;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "default: ${DEFAULT-VALUE}")
    private long seed;

    @Override
    public Integer call() throws Exception {
        LibraryGenerator generator = new LibraryGenerator(new LibraryPlan(tracks, seed), out);
        PrintWriter progress = spec.commandLine().getErr();
        try (ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor()) {
            ScheduledFuture<?> ticks = ticker.scheduleAtFixedRate(
                    () -> progress.println(generator.tracksSoFar() + " of " + tracks + " tracks"), 5, 5,
                    TimeUnit.SECONDS);
            GeneratedLibrary made = generator.generate();
            ticks.cancel(false);
            spec.commandLine().getOut().println(ReportFiles.toJson(made));
        }
        return 0;
    }
}
