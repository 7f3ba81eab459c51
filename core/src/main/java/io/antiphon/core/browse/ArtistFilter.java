package io.antiphon.core.browse;

import org.jspecify.annotations.Nullable;

/// Which artists: those that fulfil all that is said.
///
/// @param albumArtists whether only those that have albums of their own
/// @param starred by the viewer, or not
/// @param minRating of the viewer, 1 to 5
/// @param text that the name contains, without case and accents
public record ArtistFilter(boolean albumArtists, @Nullable Boolean starred, @Nullable Integer minRating,
        @Nullable String text) {

    public static final ArtistFilter ALL = new ArtistFilter(false, null, null, null);
}
