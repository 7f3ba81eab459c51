package io.antiphon.core.library;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A folder as it is on disk.
///
/// @param parent absent for a music folder's root
/// @param name of the last path element; the music folder's name for its root
/// @param path relative to the music folder's root, empty for the root itself
/// @param album the album whose tracks lie directly in it, when there is exactly one
/// @param artist the artist whose albums lie in it, when one artist's name equals the folder's
/// @param hasCover whether its album has a picture or it holds one itself
/// @param hasArtistImage whether a picture of its artist was found
public record Folder(FolderId id, int musicFolder, @Nullable FolderId parent, String name, String path,
        @Nullable AlbumId album, @Nullable ArtistId artist,
        boolean hasCover, boolean hasArtistImage, Instant addedAt) {}
