package io.antiphon.core.playlist.source;

/// Where a file lies.
///
/// @param path relative to the music folder's root, `/` between names
public record Place(int musicFolder, String path) {}
