package io.antiphon.core.library;

import org.jspecify.annotations.Nullable;

/// The title of one disc of an album.
///
/// @param disc from 1 on
/// @param title may be empty
/// @param cover what shows the disc's own picture: the folder it lies in, or a track; absent when it has only the album's
public record DiscTitle(int disc, String title, @Nullable ItemId cover) {}
