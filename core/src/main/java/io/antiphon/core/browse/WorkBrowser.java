package io.antiphon.core.browse;

import io.antiphon.core.library.ArtistId;
import io.antiphon.core.library.Viewer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Musical works, as the tags of tracks in a viewer's sight name them.
public interface WorkBrowser {

    /// Works of which a track that is there is in sight.
    Slice<CataloguedWork> works(Viewer viewer, Filter filter, Order<Order.OfWorks> order, Stretch stretch);

    Optional<CataloguedWork> findWork(Viewer viewer, String id);

    /// The movements of a work, in their order; none when no track names one.
    List<WorkMovement> listMovements(Viewer viewer, String id);

    /// Everyone credited on the tracks of a work, with what for, by name.
    List<WorkArtist> listArtists(Viewer viewer, String id);

    /// The tracks of a work by movement, then by album and place; only the ids of tracks count in the stretch.
    Slice<WorkTrack> tracks(Viewer viewer, String id, Stretch stretch);

    /// Which works: those that fulfil all that is said.
    ///
    /// @param artist credited in any role on a track of it
    /// @param text that its name or a composer's contains, without case and accents
    record Filter(@Nullable ArtistId artist, @Nullable String text) {

        public static final Filter ALL = new Filter(null, null);
    }
}
