package io.antiphon.core.library;

/// The title of one disc of an album.
///
/// @param disc from 1 on
/// @param title may be empty
public record DiscTitle(int disc, String title) {}
