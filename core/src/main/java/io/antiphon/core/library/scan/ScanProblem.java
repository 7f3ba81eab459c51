package io.antiphon.core.library.scan;

import java.time.Instant;

/// One file or folder that could not be taken in, and why.
///
/// @param path relative to the music folder's root
public record ScanProblem(int musicFolder, String path, String reason, Instant seenAt) {}
