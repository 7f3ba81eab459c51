package io.antiphon.core.backup;

import java.nio.file.Path;
import java.time.Instant;

/// A copy of the database in one file.
///
/// @param bytes its size
public record Backup(Path file, Instant at, long bytes) {}
