package io.antiphon.core.library;

import io.antiphon.core.Page;
import io.antiphon.core.Rows;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The artists in a viewer's sight.
public interface ArtistCatalogue {

    /// Follows the aliases of merged artists.
    Optional<Annotated<Artist>> findArtist(Viewer viewer, ArtistId id);

    /// Those of `ids` that exist in sight, by the id they were asked by. One look-up for all.
    Map<ArtistId, Annotated<Artist>> findArtists(Viewer viewer, Collection<ArtistId> ids);

    /// The artist of exactly this name, else of this name without case and accents.
    Optional<Annotated<Artist>> findArtistNamed(Viewer viewer, String name);

    /// For each name the artist that [#findArtistNamed] finds, in the names' order, each once. One look-up for all.
    default List<Annotated<Artist>> findArtistsNamed(Viewer viewer, Collection<String> names) {
        return names.stream().flatMap(name -> findArtistNamed(viewer, name).stream()).distinct().toList();
    }

    /// The album artists by sort name.
    Rows<Annotated<Artist>> listAlbumArtists(Viewer viewer);

    /// Everyone credited in any role, in the order they were first seen.
    Rows<Annotated<Artist>> listAllArtists(Viewer viewer, Page page);

    /// The viewer's starred ones, the most recently starred first.
    Rows<Annotated<Artist>> listStarredArtists(Viewer viewer);
}
