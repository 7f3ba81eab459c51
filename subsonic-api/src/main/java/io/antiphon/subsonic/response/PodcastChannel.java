package io.antiphon.subsonic.response;

import org.jspecify.annotations.Nullable;

/// A podcast.
///
/// @param episode absent when they were not asked for
public record PodcastChannel(String id, String url, @Nullable String title, @Nullable String description,
        @Nullable String coverArt, @Nullable String originalImageUrl, String status, @Nullable String errorMessage,
        @Nullable Iterable<PodcastEpisode> episode) {}
