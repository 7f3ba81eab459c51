package io.antiphon.core.change;

import io.antiphon.core.library.Viewer;
import java.time.Instant;

/// Everything that ever changed, in the order of its numbers. A number is given after the change is durable, so that whoever
/// has seen a number has missed nothing below it.
public interface ChangeFeed {

    /// Gives numbers to what changed since the last call. Cheap when nothing did.
    Sequenced sequence();

    /// The highest number given so far, after all that changed got theirs.
    long head();

    /// What changed after a number, as far as the viewer may see it: the catalogue of their music folders, their own annotations,
    /// their playlists and those shown to them. From 0, it is all there is.
    ///
    /// @param scope tells apart the credentials of one person that show different music folders: the only one shown, else 0
    /// @param cursor [Cursor#START] or [ChangePage#next()] of an earlier page
    /// @param limit how many changes are looked at
    /// @throws FullSyncNeededException when what was deleted since then is forgotten, or the viewer sees other music folders now
    ChangePage list(Viewer viewer, int scope, Cursor cursor, int limit);

    /// Forgets what was deleted before a moment, and what changed again later.
    void prune(Instant before);
}
