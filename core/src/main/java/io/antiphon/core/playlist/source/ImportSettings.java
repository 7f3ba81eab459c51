package io.antiphon.core.playlist.source;

import org.jspecify.annotations.Nullable;

/// What becomes of playlist files in music folders.
///
/// @param owner name of the account that imported playlists belong to; absent for the first admin
/// @param published whether everyone sees imported playlists
public record ImportSettings(Mode mode, @Nullable String owner, boolean published) {

    /// How long a file counts.
    public enum Mode {
        /// Files are not looked at.
        OFF,
        /// A file becomes a playlist like any other, once.
        ONCE,
        /// A playlist stays as its file says, and cannot be changed otherwise.
        SYNC
    }
}
