package io.antiphon.core.sonic;

import io.antiphon.core.library.TrackId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Finds vectors near a vector, quickly. Holds what was analysed whatever became of it: tracks that are missing or gone, too.
public interface SonicIndex {

    /// A track with its vector of unit length.
    record Neighbour(TrackId track, float[] vector) {}

    /// The tracks nearest to a vector, nearest first; approximately, so that one of them may be overlooked. Fewer than `count`
    /// when there are not as many.
    ///
    /// @param vector of unit length; one of another length than the index's has no neighbours
    List<Neighbour> listNearest(float[] vector, int count);

    /// The vectors of those tracks that have one.
    Map<TrackId, float[]> findVectors(Collection<TrackId> tracks);
}
