package io.antiphon.core.artwork.variant;

import io.antiphon.core.library.layer.Layered;
import io.antiphon.core.provider.OfferedImage;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A picture of an album or artist that a provider offers.
///
/// @param provider its name
/// @param image what was offered; once it was fetched its size is the true one
/// @param state what became of it
/// @param fingerprint its name on the shelf; absent until it was fetched
/// @param size in bytes; 0 until it was fetched
/// @param at when it was fetched, and until then when it was offered
public record OfferedPicture(String id, Layered kind, String item, String provider, OfferedImage image, State state,
        @Nullable String fingerprint, long size, Instant at) {

    /// What became of an offer. Names are kept in the database.
    public enum State {
        /// Nobody fetched it yet.
        OFFERED,
        /// It is here, though it may have had to make room since.
        FETCHED,
        /// It is gone, or no picture.
        UNUSABLE,
        /// A curator said that it is of something else.
        REFUSED
    }

    PictureType type() {
        return PictureType.of(image.type());
    }

    /// Its size in pixels, as far as that is known; only of one that was fetched it is true.
    Optional<PictureSize> edges() {
        Integer width = image.width();
        Integer height = image.height();
        return width == null || height == null ? Optional.empty() : Optional.of(new PictureSize(width, height));
    }
}
