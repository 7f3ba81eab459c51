package io.antiphon.core.library;

import io.antiphon.core.Rows;
import io.antiphon.core.Page;
import java.util.Optional;

/// The albums in a viewer's sight. Albums all of whose files are missing are out of sight but can still be found by id.
public interface AlbumCatalogue {

    /// Follows the aliases of merged albums.
    Optional<Annotated<Album>> findAlbum(Viewer viewer, AlbumId id);

    Rows<Annotated<Album>> listAlbums(Viewer viewer, AlbumSelection selection, Page page);

    /// All albums in the order they were first seen.
    Rows<Annotated<Album>> listAllAlbums(Viewer viewer, Page page);
}
