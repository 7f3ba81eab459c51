package io.antiphon.subsonic.response;

import org.jspecify.annotations.Nullable;

/// Captions of a video.
public record Captions(String id, @Nullable String name) {}
