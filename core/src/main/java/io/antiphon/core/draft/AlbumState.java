package io.antiphon.core.draft;

/// Who sees an album.
public enum AlbumState {
    /// Those only who take care of the music.
    DRAFT,
    /// Everybody who may see its music folder.
    RELEASED
}
