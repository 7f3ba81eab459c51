package io.antiphon.benchmarks;

import io.antiphon.benchmarks.scan.ScanOptions;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Option;

/// The options of commands that start servers themselves, on empty data folders.
final class StartOptions {

    @Option(names = "--library", required = true, paramLabel = "DIR", description = "the music")
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

    ScanOptions with(int rounds, Duration settle) {
        return new ScanOptions(library, work, user, password, rounds, Duration.ofSeconds(timeout), settle);
    }
}
