package io.antiphon.media.sound;

import java.nio.file.Path;
import java.util.List;

/// Makes a program yield to all others.
final class LowPriority {

    private LowPriority() {}

    /// What to put before a command; nothing where there is no `nice`, as on Windows.
    static List<String> prefix(String searchPath) {
        return FingerprintProgram.onPath("nice", searchPath)
                .map(Path::toString)
                .map(nice -> List.of(nice, "-n", "19"))
                .orElse(List.of());
    }
}
