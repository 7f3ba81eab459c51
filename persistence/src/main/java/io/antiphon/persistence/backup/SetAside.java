package io.antiphon.persistence.backup;

import java.nio.file.Path;
import java.time.Instant;

/// A database that could not be used, moved out of the way with everything in it, or one that was gone though there are backups of it.
///
/// @param file where it lies; the newest backup when it was gone
/// @param reason what is wrong with it
public record SetAside(Path file, Instant at, String reason) {

    /// Whether there was none any more.
    public boolean isLost() {
        return file.toString().endsWith(".zip");
    }
}
