package io.antiphon.core.library.scan;

import java.time.Duration;

/// How scans behave.
///
/// @param threads that list folders and read files at once
/// @param followOutside whether links that lead out of a music folder are followed
/// @param maxVanishedShare of the known files of a music folder that may vanish at once, 0 to 1; more stops the scan
/// @param minVanished so many files may vanish at once whatever share they are
/// @param readTimeout after which a file counts as unreadable
/// @param filesInFlight how many files are read ahead of the writer, which bounds memory
/// @param rowsPerCommit how many tracks are written before they are made durable
public record ScanSettings(int threads, boolean followOutside, double maxVanishedShare, int minVanished,
        Duration readTimeout, int filesInFlight,
        int rowsPerCommit) {

    public static ScanSettings standard() {
        return new ScanSettings(Math.max(1, Runtime.getRuntime().availableProcessors()), false, 0.5, 20,
                Duration.ofSeconds(60), 512, 500);
    }
}
