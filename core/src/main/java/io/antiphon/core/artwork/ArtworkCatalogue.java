package io.antiphon.core.artwork;

import io.antiphon.core.library.ItemId;
import io.antiphon.core.library.Viewer;
import java.util.Optional;

/// Knows where the picture of an item lies, as the scan found it: a track's own one or its album's; an album's from its folder
/// or its files; an artist's from their folder; a folder's album's or own one.
public interface ArtworkCatalogue {

    Optional<ArtworkLocation> findArtwork(Viewer viewer, ItemId item);

    /// The same without waiting for anybody, for requests that need the pictures of several items.
    default Optional<ArtworkLocation> findArtworkAtOnce(Viewer viewer, ItemId item) {
        return findArtwork(viewer, item);
    }
}
