package io.antiphon.core.library;

import java.time.Instant;

/// The file of a track.
///
/// @param path relative to the music folder's root, `/` between names
/// @param size in bytes
/// @param suffix the name's ending in lower case
/// @param contentType MIME type
/// @param missing whether the last scan did not find the file
public record TrackFile(String path, long size, Instant modified, String suffix, String contentType, boolean video,
        boolean missing) {}
