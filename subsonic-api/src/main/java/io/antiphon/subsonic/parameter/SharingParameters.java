package io.antiphon.subsonic.parameter;

import io.antiphon.core.sharing.ShareId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the sharing chapter takes. An expiry of 0 stands for never.
public interface SharingParameters {

    /// `createShare`.
    record CreateShare(@Required List<WireId> id, @Nullable String description, @Nullable Instant expires) {}

    /// `updateShare`: what is absent stays.
    record UpdateShare(ShareId id, @Nullable String description, @Nullable Instant expires) {}

    /// `deleteShare`.
    record ShareById(ShareId id) {}
}
