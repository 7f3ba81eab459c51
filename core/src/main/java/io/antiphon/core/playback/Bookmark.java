package io.antiphon.core.playback;

import io.antiphon.core.library.TrackId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A place in a track that a user wants to come back to. One a track.
public record Bookmark(TrackId track, Duration position, @Nullable String comment, Instant createdAt,
        Instant changedAt) {}
