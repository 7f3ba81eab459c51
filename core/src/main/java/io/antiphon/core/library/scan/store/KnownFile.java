package io.antiphon.core.library.scan.store;

/// What is known of a file, to tell whether it changed.
///
/// @param track row of its track
public record KnownFile(int track, String path, long size, long modifiedAt, boolean missing) {}
