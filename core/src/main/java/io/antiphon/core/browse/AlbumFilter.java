package io.antiphon.core.browse;

import io.antiphon.core.library.ArtistId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which albums: those that fulfil all that is said. Albums all of whose files are missing never do.
///
/// @param artist as album artist
/// @param genre compared without case
/// @param fromYear first year, included
/// @param toYear last year, included
/// @param starred by the viewer, or not
/// @param minRating of the viewer, 1 to 5
/// @param text that name or artist contains, without case
/// @param addedSince first seen then or later
public record AlbumFilter(@Nullable ArtistId artist, @Nullable String genre, @Nullable Integer fromYear,
        @Nullable Integer toYear, @Nullable Boolean starred, @Nullable Integer minRating, @Nullable String text,
        @Nullable Instant addedSince) {

    public static final AlbumFilter ALL = new AlbumFilter(null, null, null, null, null, null, null, null);
}
