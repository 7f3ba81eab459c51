package io.antiphon.core.collection;

import io.antiphon.core.LibraryException;
import io.antiphon.core.library.Annotated;
import io.antiphon.core.library.Track;
import io.antiphon.core.library.TrackCatalogue;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.library.Viewer;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/// Taking tracks into one's collection, and out of it.
public final class CollectionService {

    private final OwnCollections collections;
    private final TrackCatalogue tracks;
    private final Clock clock;

    public CollectionService(OwnCollections collections, TrackCatalogue tracks, Clock clock) {
        this.collections = collections;
        this.tracks = tracks;
        this.clock = clock;
    }

    /// All of them or, when one is not in sight, none.
    ///
    /// @throws LibraryException.NotFound naming the first that is not in sight
    public void add(Viewer viewer, List<TrackId> wanted) {
        Map<TrackId, Annotated<Track>> seen = tracks.findTracks(viewer, wanted);
        for (TrackId track : wanted) {
            if (!seen.containsKey(track)) {
                throw new LibraryException.NotFound("Track", track.value());
            }
        }
        collections.add(viewer.user(), wanted, clock.instant());
    }

    /// One that is not in it is as it should be.
    ///
    /// @throws LibraryException.NotFound when it is not in sight
    public void remove(Viewer viewer, TrackId unwanted) {
        if (tracks.findTrack(viewer, unwanted).isEmpty()) {
            throw new LibraryException.NotFound("Track", unwanted.value());
        }
        collections.remove(viewer.user(), List.of(unwanted));
    }
}
