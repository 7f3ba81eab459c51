package io.antiphon.core.video;

import java.nio.file.Path;
import java.util.Optional;

/// Looks into video files.
public interface VideoProbe {

    /// Empty when the file cannot be read, or nothing here can read it.
    Optional<VideoFacts> probe(Path file);
}
