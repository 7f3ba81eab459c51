package io.antiphon.core.library;

/// Everything that can be asked of the library. One object of an adapter implements all of it; a class that needs less asks for less.
public interface Catalogue extends AlbumCatalogue, ArtistCatalogue, TrackCatalogue, FolderCatalogue, GenreCatalogue {

    CatalogueVersion version();

    /// How much is in view.
    LibraryCounts count(Viewer viewer);
}
