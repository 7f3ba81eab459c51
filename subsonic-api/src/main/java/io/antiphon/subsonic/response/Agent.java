package io.antiphon.subsonic.response;

import org.jspecify.annotations.Nullable;

/// Who sings.
public record Agent(String id, String role, @Nullable String name) {}
