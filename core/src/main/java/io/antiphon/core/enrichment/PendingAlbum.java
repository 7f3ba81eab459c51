package io.antiphon.core.enrichment;

import io.antiphon.core.enrichment.match.KnownAlbum;
import java.util.List;

/// An album that is to be looked up.
///
/// @param row its row
/// @param tracks ids of its tracks, in the order of the album's
public record PendingAlbum(int row, String id, KnownAlbum album, List<String> tracks, ItemState state) {

    public PendingAlbum {
        tracks = List.copyOf(tracks);
    }
}
