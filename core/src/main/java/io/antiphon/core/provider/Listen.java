package io.antiphon.core.provider;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A song that somebody heard.
///
/// @param startedAt when they began
/// @param albumArtist absent when it is the artist
public record Listen(Instant startedAt, String title, String artist, @Nullable String album,
        @Nullable String albumArtist, @Nullable Duration duration, @Nullable Integer trackNumber,
        @Nullable String recordingMbid, @Nullable String releaseMbid, @Nullable String isrc) {}
