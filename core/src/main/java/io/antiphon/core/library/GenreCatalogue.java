package io.antiphon.core.library;

import io.antiphon.core.Rows;

/// The genres in a viewer's sight, with counts of what is in that sight.
public interface GenreCatalogue {

    /// By name without case.
    Rows<Genre> listGenres(Viewer viewer);
}
