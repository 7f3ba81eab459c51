package io.antiphon.core.library.missing;

/// Where a missing track's file lay.
///
/// @param row of the track
/// @param path relative to the music folder's root; empty when another file lies there now
public record MissingFile(int row, int musicFolder, String path) {}
