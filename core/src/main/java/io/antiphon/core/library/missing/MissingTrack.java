package io.antiphon.core.library.missing;

import io.antiphon.core.library.TrackId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A track whose file is gone, or cannot be read any more, and what hangs on it.
///
/// @param path relative to the music folder's root; empty when another file lies there now
/// @param since when a scan first missed it
/// @param stars of all people together, as are the others
/// @param plays that were counted
/// @param playlists that it is in
/// @param shares that show it
public record MissingTrack(TrackId id, String title, String artist, String album, int musicFolder, String path,
        @Nullable Instant since, long stars, long ratings, long plays, long playlists, long bookmarks, long shares) {}
