package io.antiphon.subsonic.response;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An episode of a podcast.
///
/// @param streamId absent until it was downloaded
public record PodcastEpisode(@Inline Child child, @Nullable String streamId, String channelId,
        @Nullable String description, String status, @Nullable Instant publishDate) {}
