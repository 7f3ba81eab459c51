package io.antiphon.subsonic.response;

/// The episodes published last.
public record NewestPodcasts(Iterable<PodcastEpisode> episode) {}
