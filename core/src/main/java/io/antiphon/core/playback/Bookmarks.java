package io.antiphon.core.playback;

import io.antiphon.core.library.PlayableId;
import io.antiphon.core.user.UserId;
import java.util.List;

/// Keeps bookmarks.
public interface Bookmarks {

    /// The most recently changed first.
    List<Bookmark> listBookmarks(UserId user);

    /// Replaces the one on the same track or episode, keeping when that was created.
    void saveBookmark(UserId user, Bookmark bookmark);

    void deleteBookmark(UserId user, PlayableId item);
}
