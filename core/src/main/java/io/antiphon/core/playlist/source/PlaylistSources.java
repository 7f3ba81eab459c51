package io.antiphon.core.playlist.source;

import java.util.List;

/// Remembers which files playlists came from.
public interface PlaylistSources {

    /// By place.
    List<PlaylistSource> listSources();

    /// Adds it, or replaces the one at the same place.
    void save(PlaylistSource source);

    void forget(Place place);

    /// Runs changes of playlists and sources that belong together: all of them happen, or none.
    void together(Runnable changes);
}
