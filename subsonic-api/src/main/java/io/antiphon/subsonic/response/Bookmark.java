package io.antiphon.subsonic.response;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A place in a song.
///
/// @param position milliseconds
public record Bookmark(long position, String username, @Nullable String comment, Instant created, Instant changed,
        Child entry) {}
