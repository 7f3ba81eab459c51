package io.antiphon.subsonic.response;

import org.jspecify.annotations.Nullable;

/// A quality that a video can be had in.
///
/// @param bitRate kbit/s
public record VideoConversion(String id, @Nullable Integer bitRate, @Nullable Integer audioTrackId) {}
