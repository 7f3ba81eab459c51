package io.antiphon.core.browse;

import io.antiphon.core.library.ArtistCredit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A work, and what is in sight of it.
///
/// @param id the same as long as the work has the same MusicBrainz id or, without one, the same name and composers
/// @param movementCount of movements that tracks name
public record CataloguedWork(String id, String name, @Nullable String mbid, List<ArtistCredit> composers,
        int trackCount, int albumCount, int movementCount) {

    public CataloguedWork {
        composers = List.copyOf(composers);
    }
}
