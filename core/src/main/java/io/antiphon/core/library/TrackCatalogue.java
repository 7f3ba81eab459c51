package io.antiphon.core.library;

import io.antiphon.core.Page;
import io.antiphon.core.Rows;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/// The tracks in a viewer's sight. Tracks whose file is missing are left out of lists but can still be found by id.
public interface TrackCatalogue {

    Optional<Annotated<Track>> findTrack(Viewer viewer, TrackId id);

    /// Those of `ids` that exist in sight, missing ones included, by id.
    Map<TrackId, Annotated<Track>> findTracks(Viewer viewer, Collection<TrackId> ids);

    /// The same without all that a list shows of them: for those who write something down about tracks.
    Map<TrackId, BriefTrack> findBriefTracks(Viewer viewer, Collection<TrackId> ids);

    /// The track at a place relative to its music folder's root.
    Optional<Annotated<Track>> findTrackAt(Viewer viewer, int musicFolder, String path);

    Rows<Annotated<Track>> listTracks(Viewer viewer, TrackSelection selection, Page page);
}
