package io.antiphon.core.provider;

import org.jspecify.annotations.Nullable;

/// A song that people hear much.
///
/// @param plays how often it was heard there; absent when only the order is told
public record TopSong(String title, String artist, @Nullable String recordingMbid, @Nullable Long plays) {}
