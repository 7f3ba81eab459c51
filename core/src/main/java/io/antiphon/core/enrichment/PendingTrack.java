package io.antiphon.core.enrichment;

import io.antiphon.core.enrichment.match.KnownTrack;
import org.jspecify.annotations.Nullable;

/// A track that is to be looked up by itself, as its album did not answer for it.
///
/// @param row its row
/// @param fingerprint of its sound, as `fpcalc` prints it; absent as long as nobody listened to it
public record PendingTrack(int row, String id, KnownTrack track, @Nullable String fingerprint, ItemState state) {}
