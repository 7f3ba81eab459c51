package io.antiphon.core.library.scan;

import java.time.Instant;

/// Why the last scan left a music folder alone.
///
/// @param confirmable whether [Scanner#confirmChanges(int)] has the next scan believe it; what cannot be reached only comes back by itself
/// @param since when it was first doubted
public record ScanDoubt(int musicFolder, String reason, boolean confirmable, Instant since) {

    /// What the operator can do about it.
    ///
    /// @param name of the music folder
    public String wayOut(String name) {
        return confirmable
                ? "`./antiphon scan` tries again, `./antiphon scan --confirm \"%s\"` believes it".formatted(name)
                : "`./antiphon scan` tries again once it is back";
    }
}
