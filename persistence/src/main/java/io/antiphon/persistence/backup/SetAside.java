package io.antiphon.persistence.backup;

import java.nio.file.Path;
import java.time.Instant;

/// A database that could not be used, moved out of the way with everything in it.
///
/// @param file where it lies
/// @param reason what is wrong with it
public record SetAside(Path file, Instant at, String reason) {}
