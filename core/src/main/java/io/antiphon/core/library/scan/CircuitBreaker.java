package io.antiphon.core.library.scan;

import java.util.Optional;

/// Decides whether what a look at a music folder found can be true, or whether a disk is rather not mounted, exchanged or
/// failing: a scan that believed that would mark a whole library as missing.
final class CircuitBreaker {

    private CircuitBreaker() {}

    /// What was found.
    ///
    /// @param known media files that were there before
    /// @param vanished how many of them were not found
    /// @param found media files that are there now
    /// @param knownFolders folders that were there before
    /// @param unchangedFolders how many of them are exactly as before
    record Counts(int known, int vanished, int found, int knownFolders, int unchangedFolders) {}

    /// Why the music folder must not be touched; empty when it may.
    static Optional<String> refusal(ScanRun run, FolderScan scan, Counts counts) {
        if (run.isConfirmed(scan.id())) {
            return Optional.empty();
        }
        String name = scan.musicFolder().name();
        if (counts.found() == 0 && counts.known() > 0) {
            return Optional
                    .of("The music folder \"%s\" is empty although %d files are known in it: is its disk mounted?"
                            .formatted(name, counts.known()));
        }
        String sentinel = run.session.findSentinel(scan.id()).orElse("");
        if (!sentinel.isEmpty() && !sentinel.equals(scan.fileKey())
                && counts.unchangedFolders() * 2 < counts.knownFolders()) {
            return Optional.of(
                    "The music folder \"%s\" lies on another disk than before and has other content: confirm if that is meant."
                            .formatted(name));
        }
        boolean many = counts.vanished() > run.settings().minVanished()
                && counts.vanished() > counts.known() * run.settings().maxVanishedShare();
        if (many) {
            return Optional.of("%d of %d files in the music folder \"%s\" vanished at once: confirm if that is meant."
                    .formatted(counts.vanished(), counts.known(), name));
        }
        return Optional.empty();
    }
}
