package io.antiphon.subsonic.response;

import org.jspecify.annotations.Nullable;

/// A line of lyrics.
///
/// @param start milliseconds
public record Line(@Text String value, @Nullable Long start) {}
