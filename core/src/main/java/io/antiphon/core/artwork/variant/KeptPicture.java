package io.antiphon.core.artwork.variant;

import io.antiphon.core.library.layer.Layered;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A picture of an album or artist that is kept here: one that a curator sent, or chose among those that lie with the music.
///
/// @param origin the variant's id that it is a copy of; empty when it was sent
/// @param provider the one that offered it; absent when none did
/// @param fingerprint equal for equal bytes
/// @param by account of the curator; absent when it is gone
public record KeptPicture(String id, Layered kind, String item, ArtworkVariant.Source source, String label,
        PictureType type, String origin, @Nullable String provider, int width, int height, long size,
        String fingerprint, Instant at,
        @Nullable String by) {}
