package io.antiphon.core.library;

import org.jspecify.annotations.Nullable;

/// A movement of a work.
///
/// @param number its place in the work, from 1 on
/// @param count how many movements the work has
public record Movement(String name, @Nullable Integer number, @Nullable Integer count) {}
