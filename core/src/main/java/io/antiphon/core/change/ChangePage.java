package io.antiphon.core.change;

import java.util.List;

/// A piece of what changed.
///
/// @param changes each thing once, the latest last
/// @param next from where to go on; nothing up to here has to be asked for again
/// @param head the highest number given when this was asked
/// @param more whether there is more after this page already
public record ChangePage(List<Change> changes, Cursor next, long head, boolean more) {

    public ChangePage {
        changes = List.copyOf(changes);
    }
}
