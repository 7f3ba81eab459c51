package io.antiphon.subsonic.response;

/// The podcasts that are subscribed to.
public record Podcasts(Iterable<PodcastChannel> channel) {}
