package io.antiphon.core.relation;

import io.antiphon.core.library.ItemId;
import io.antiphon.core.library.TrackId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// `from` is a `kind` `to`. People who may edit tags say so; everybody who sees both ends reads it.
///
/// @param to a track, or an album for [RelationKind#PART_OF_RELEASE]
/// @param version grows with each change
public record TrackRelation(RelationId id, TrackId from, RelationKind kind, ItemId to, @Nullable String note,
        int version, Instant createdAt, Instant changedAt) {}
