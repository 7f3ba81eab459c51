package io.antiphon.subsonic.parameter;

import io.antiphon.core.library.ArtistId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the browsing chapter takes.
public interface BrowsingParameters {

    /// `getIndexes`.
    record Indexes(@Nullable Integer musicFolderId, @Nullable Instant ifModifiedSince) {}

    /// `getArtistInfo`, `getArtistInfo2`.
    record ArtistInfo(WireId id, @Default("20") @AtLeast(0) @AtMost(500) int count,
            @Default("false") boolean includeNotPresent) {}

    /// `getSimilarSongs`, `getSimilarSongs2`.
    record SimilarSongs(WireId id, @Default("50") @AtLeast(0) @AtMost(500) int count) {}

    /// `getTopSongs`.
    record TopSongs(@Nullable String artist, @PartOf(Extension.TOP_SONGS_BY_ARTIST_ID) @Nullable ArtistId id,
            @Default("50") @AtLeast(0) @AtMost(500) int count) {}
}
