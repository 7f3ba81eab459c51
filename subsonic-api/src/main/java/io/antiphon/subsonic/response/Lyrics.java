package io.antiphon.subsonic.response;

import org.jspecify.annotations.Nullable;

/// Plain lyrics.
public record Lyrics(@Text String value, @Nullable String artist, @Nullable String title) {}
