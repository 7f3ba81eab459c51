package io.antiphon.core.provider;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A song that somebody loves.
///
/// @param since absent when unknown
public record LovedSong(String title, String artist, @Nullable String recordingMbid, @Nullable Instant since) {}
