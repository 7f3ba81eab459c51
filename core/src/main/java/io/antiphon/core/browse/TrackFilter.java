package io.antiphon.core.browse;

import io.antiphon.core.library.AlbumId;
import io.antiphon.core.library.ArtistId;
import io.antiphon.core.library.FolderId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which tracks: those that fulfil all that is said. Videos and missing files never do.
///
/// @param artist credited in any role
/// @param folder that they lie in directly
/// @param genre compared without case
/// @param fromYear first year, included
/// @param toYear last year, included
/// @param starred by the viewer, or not
/// @param minRating of the viewer, 1 to 5
/// @param text that title, album or an artist's name contains, without case
/// @param addedSince first seen then or later
/// @param format the file name's ending, without case
/// @param played whether only those that the viewer played
/// @param collected whether only those of the viewer's own collection
public record TrackFilter(@Nullable ArtistId artist, @Nullable AlbumId album, @Nullable FolderId folder,
        @Nullable String genre, @Nullable Integer fromYear, @Nullable Integer toYear, @Nullable Boolean starred,
        @Nullable Integer minRating, @Nullable String text, @Nullable Instant addedSince, @Nullable String format,
        boolean played, boolean collected) {

    public static final TrackFilter ALL = new TrackFilter(null, null, null, null, null, null, null, null, null, null,
            null, false, false);

    /// Those that the viewer played.
    public static final TrackFilter PLAYED = new TrackFilter(null, null, null, null, null, null, null, null, null, null,
            null, true, false);

    /// All of an album.
    public static TrackFilter of(AlbumId album) {
        return new TrackFilter(null, album, null, null, null, null, null, null, null, null, null, false, false);
    }
}
