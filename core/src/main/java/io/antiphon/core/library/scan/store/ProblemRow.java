package io.antiphon.core.library.scan.store;

/// A file or folder that cannot be taken in.
///
/// @param path relative to the music folder's root
/// @param seenAt milliseconds since 1970
public record ProblemRow(int musicFolder, String path, String reason, long seenAt) {}
