package io.antiphon.subsonic.response;

import org.jspecify.annotations.Nullable;

/// How the jukebox stands.
///
/// @param currentIndex -1 when nothing in the queue is current
/// @param gain 0.0 to 1.0
/// @param volume the same: the published OpenAPI document calls it so, everything else `gain`
/// @param position seconds
public record JukeboxStatus(int currentIndex, boolean playing, Double gain, @OnlyInJson Double volume,
        @Nullable Integer position) {}
