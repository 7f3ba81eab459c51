package io.antiphon.core.enrichment.match;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// An album as it is here. What is unknown of title and artist is empty text.
///
/// @param artist as its credit is displayed
/// @param tracks those that are here, in their order
public record KnownAlbum(String title, String artist, @Nullable Integer year, @Nullable String barcode,
        List<String> catalogNumbers, @Nullable String releaseMbid, @Nullable String releaseGroupMbid,
        List<KnownTrack> tracks) {

    public KnownAlbum {
        catalogNumbers = List.copyOf(catalogNumbers);
        tracks = List.copyOf(tracks);
    }
}
