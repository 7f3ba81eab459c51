package io.antiphon.core.library;

import org.jspecify.annotations.Nullable;

/// A musical work that a track is a recording of.
public record Work(String name, @Nullable String mbid) {}
