package io.antiphon.subsonic.response;

import org.jspecify.annotations.Nullable;

/// A musical work.
public record Work(String name, @Nullable String musicBrainzId) {}
