package io.antiphon.subsonic.response;

import org.jspecify.annotations.Nullable;

/// The title of a disc.
public record DiscTitle(int disc, String title, @Nullable String coverArt) {}
