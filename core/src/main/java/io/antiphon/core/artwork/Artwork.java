package io.antiphon.core.artwork;

import io.antiphon.core.library.ItemId;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.user.UserId;
import java.util.List;
import java.util.Optional;

/// Pictures ready to be sent: found, scaled, and kept so that the second time is free.
public interface Artwork {

    /// The picture of an item in sight; empty when it has none or is out of sight.
    ///
    /// @param size edge in pixels of the square it must fit into; 0 for the original
    Optional<Picture> find(Viewer viewer, ItemId item, int size);

    /// One picture for several items, such as a playlist's tracks: the first four different pictures side by side, or the first
    /// one when there are fewer.
    ///
    /// @param size as for [#find]; 0 for a size of the implementation's choice
    Optional<Picture> findCollage(Viewer viewer, List<? extends ItemId> items, int size);

    /// A user's avatar.
    Optional<Picture> findAvatar(UserId user, int size);
}
