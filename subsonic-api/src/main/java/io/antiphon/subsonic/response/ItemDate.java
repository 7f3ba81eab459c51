package io.antiphon.subsonic.response;

import org.jspecify.annotations.Nullable;

/// A date of which parts may be unknown; all of them when there is none.
public record ItemDate(@Nullable Integer year, @Nullable Integer month, @Nullable Integer day) {}
