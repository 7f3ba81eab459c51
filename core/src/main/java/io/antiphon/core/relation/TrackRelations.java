package io.antiphon.core.relation;

import io.antiphon.core.library.TrackId;
import java.util.List;
import java.util.Optional;

/// Keeps relations. Ids of merged tracks and albums are taken for what they were merged into.
public interface TrackRelations {

    Optional<TrackRelation> find(RelationId id);

    /// Those that begin or end at a track, oldest first.
    List<TrackRelation> listOf(TrackId track);

    /// @return whether it was kept: not when the same ends are related the same way
    boolean insert(TrackRelation relation);

    /// Replaces one.
    ///
    /// @param before the version that is replaced
    /// @return whether it was there in that version
    boolean update(TrackRelation relation, int before);

    /// @param version that is deleted
    /// @return whether it was there in that version
    boolean delete(RelationId id, int version);
}
