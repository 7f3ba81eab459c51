package io.antiphon.subsonic.parameter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the bookmarks chapter takes. Positions are milliseconds.
public interface BookmarkParameters {

    /// `createBookmark`.
    record CreateBookmark(WireId id, @AtLeast(0) long position, @Nullable String comment) {}

    /// `savePlayQueue`: no id clears the queue.
    record SavePlayQueue(List<WireId> id, @Nullable WireId current, @Default("0") @AtLeast(0) long position) {}

    /// `savePlayQueueByIndex`: no id clears the queue.
    record SavePlayQueueByIndex(List<WireId> id, @Nullable Integer currentIndex,
            @Default("0") @AtLeast(0) long position) {}
}
