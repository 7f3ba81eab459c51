package io.antiphon.core.playback;

import io.antiphon.core.library.PlayableId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A place in a track or episode that a user wants to come back to. One each.
public record Bookmark(PlayableId item, Duration position, @Nullable String comment, Instant createdAt,
        Instant changedAt) {}
