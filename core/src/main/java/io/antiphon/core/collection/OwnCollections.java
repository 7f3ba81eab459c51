package io.antiphon.core.collection;

import io.antiphon.core.library.TrackId;
import io.antiphon.core.user.UserId;
import java.time.Instant;
import java.util.Collection;

/// Keeps collections. When a call returns, the change survives the process being killed. Whether a track exists and is in sight, the caller
/// has checked.
public interface OwnCollections {

    /// Tracks that were in it before keep their date.
    void add(UserId user, Collection<TrackId> tracks, Instant at);

    /// Those that are not in it are passed over.
    void remove(UserId user, Collection<TrackId> tracks);

    boolean contains(UserId user, TrackId track);
}
