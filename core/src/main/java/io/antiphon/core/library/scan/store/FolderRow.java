package io.antiphon.core.library.scan.store;

import org.jspecify.annotations.Nullable;

/// A folder as it is stored.
///
/// @param parent row of the folder it lies in, absent for the root
/// @param album row of the album whose tracks lie in it or its disc folders, when there is exactly one
/// @param artist row of the artist it is named after and whose albums lie in it
/// @param image name of the image inside that serves as a cover
/// @param artistImage name of the image inside that shows an artist
/// @param sidecarHash of the lyrics that lie in it as files
/// @param artistNotes fingerprint of the `artist.nfo` inside
/// @param mediaCount media files at any depth
public record FolderRow(int row, String id, int musicFolder, @Nullable Integer parent, String path, String name,
        String sortKey, long contentHash, long sidecarHash,
        @Nullable Integer album, @Nullable Integer artist, @Nullable String image, @Nullable String imageFingerprint,
        @Nullable String artistImage,
        @Nullable String artistImageFingerprint, @Nullable String artistNotes, long addedAt, int mediaCount,
        boolean missing) {}
