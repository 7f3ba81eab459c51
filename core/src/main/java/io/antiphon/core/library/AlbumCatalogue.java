package io.antiphon.core.library;

import io.antiphon.core.Page;
import io.antiphon.core.Rows;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/// The albums in a viewer's sight. Albums all of whose files are missing are out of sight but can still be found by id.
public interface AlbumCatalogue {

    /// Follows the aliases of merged albums.
    Optional<Annotated<Album>> findAlbum(Viewer viewer, AlbumId id);

    /// Those of `ids` that exist in sight, by the id they were asked by. One look-up for all.
    Map<AlbumId, Annotated<Album>> findAlbums(Viewer viewer, Collection<AlbumId> ids);

    Rows<Annotated<Album>> listAlbums(Viewer viewer, AlbumSelection selection, Page page);

    /// All albums in the order they were first seen.
    Rows<Annotated<Album>> listAllAlbums(Viewer viewer, Page page);
}
