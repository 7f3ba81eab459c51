package io.antiphon.benchmarks.scan;

import java.nio.file.Path;
import java.time.Duration;

/// `work` is where data folders are made; `timeout` bounds each start and each scan; `settle` is waited after a scan before
/// idle memory is read.
public record ScanOptions(Path library, Path work, String user, String password, int rounds, Duration timeout,
        Duration settle) {

    public ScanOptions {
        if (rounds < 1 || rounds > 50) {
            throw new IllegalArgumentException("rounds must be between 1 and 50, not " + rounds);
        }
    }

    @Override
    public String toString() {
        return "scans of " + library + ", " + rounds + " rounds";
    }
}
