package io.antiphon.subsonic.response;

import org.jspecify.annotations.Nullable;

/// A sound track of a video.
public record AudioTrack(String id, @Nullable String name, @Nullable String languageCode) {}
