package io.antiphon.subsonic.response;

import org.jspecify.annotations.Nullable;

/// A movement of a work.
public record Movement(String name, @Nullable Integer number, @Nullable Integer count) {}
