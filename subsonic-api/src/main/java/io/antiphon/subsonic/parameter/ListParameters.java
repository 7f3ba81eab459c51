package io.antiphon.subsonic.parameter;

import org.jspecify.annotations.Nullable;

/// What the chapter of album and song lists takes.
public interface ListParameters {

    /// `getAlbumList`, `getAlbumList2`.
    record AlbumList(AlbumListType type, @Default("10") @AtLeast(0) @AtMost(500) int size,
            @Default("0") @AtLeast(0) int offset,
            @Nullable Integer fromYear, @Nullable Integer toYear, @Nullable String genre,
            @Nullable Integer musicFolderId) {}

    /// `getRandomSongs`.
    record RandomSongs(@Default("10") @AtLeast(0) @AtMost(500) int size, @Nullable String genre,
            @Nullable Integer fromYear,
            @Nullable Integer toYear, @Nullable Integer musicFolderId) {}

    /// `getSongsByGenre`.
    record SongsByGenre(String genre, @Default("10") @AtLeast(0) @AtMost(500) int count,
            @Default("0") @AtLeast(0) int offset,
            @Nullable Integer musicFolderId) {}
}
