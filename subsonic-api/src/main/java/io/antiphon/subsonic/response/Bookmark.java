package io.antiphon.subsonic.response;

import org.jspecify.annotations.Nullable;
import java.time.Instant;

/// A place in a song.
///
/// @param position milliseconds
public record Bookmark(long position, String username, @Nullable String comment, Instant created, Instant changed, Child entry) {
}
