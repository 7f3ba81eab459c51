package io.antiphon.core.reference;

import io.antiphon.core.library.ItemId;
import io.antiphon.core.user.UserId;
import java.time.Instant;

/// Something here, found elsewhere.
///
/// @param item a track, album or artist
/// @param addedBy who said so
public record Reference(String id, ItemId item, ExternalLink link, UserId addedBy, Instant addedAt) {}
