package io.antiphon.core.slice;

import io.antiphon.core.library.TrackId;
import io.antiphon.core.user.UserId;
import java.util.List;
import java.util.Optional;

/// Keeps slices. Ids of merged tracks are taken for what they were merged into.
public interface TrackSlices {

    Optional<TrackSlice> find(SliceId id);

    /// A person's own and those that others share, by where they begin.
    List<TrackSlice> listOf(TrackId track, UserId viewer);

    void insert(TrackSlice slice);

    /// Replaces one.
    ///
    /// @param before the version that is replaced
    /// @return whether it was there in that version
    boolean update(TrackSlice slice, int before);

    /// @param version that is deleted
    /// @return whether it was there in that version
    boolean delete(SliceId id, int version);
}
