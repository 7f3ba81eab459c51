package io.antiphon.core.podcast;

import io.antiphon.core.library.ExplicitStatus;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a feed says of an episode, as plain text. None of it is trusted beyond being shown.
///
/// @param identity what makes this the same episode in the next version of the feed: its guid, or the enclosure's address when
///   it has none or shares it
/// @param enclosureUrl where the sound is
/// @param contentType the MIME type the feed claims
/// @param size in bytes, as the feed claims; 0 when it does not
/// @param duration as the feed claims; zero when it does not
/// @param number within its season
public record FeedEntry(String identity, String title, @Nullable String description, @Nullable String author,
        @Nullable Instant publishedAt, String enclosureUrl, @Nullable String contentType, long size, Duration duration,
        @Nullable Integer number, ExplicitStatus explicitStatus) {}
