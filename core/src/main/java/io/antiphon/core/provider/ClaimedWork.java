package io.antiphon.core.provider;

import org.jspecify.annotations.Nullable;

/// A musical work that a recording is one of, as a provider has it.
public record ClaimedWork(String name, @Nullable String mbid) {}
