package io.antiphon.subsonic.response;

import org.jspecify.annotations.Nullable;

/// A word, in milliseconds and bytes of the line's UTF-8 text.
///
/// @param byteEnd offset of its last byte
public record Cue(long start, @Nullable Long end, int byteStart, int byteEnd, @Text String value) {}
