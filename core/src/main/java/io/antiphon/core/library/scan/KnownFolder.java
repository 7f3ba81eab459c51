package io.antiphon.core.library.scan;

import io.antiphon.core.library.PathText;
import io.antiphon.core.library.scan.files.FileNames;
import io.antiphon.core.library.scan.store.FolderRow;
import io.antiphon.core.text.TextFolding;
import org.jspecify.annotations.Nullable;

/// What a scan keeps in memory of a folder: as little as a hundred thousand of them allow.
final class KnownFolder {

    final int row;
    final String path;
    final @Nullable KnownFolder parent;
    long contentHash;
    /// Media files directly inside that are not missing.
    int files;
    /// Media files at any depth as stored.
    int storedCount;
    int artist;
    int storedArtist;
    boolean missing;
    boolean hasArtistImage;
    boolean hasArtistNotes;
    private @Nullable String foldedName;

    private KnownFolder(int row, String path, @Nullable KnownFolder parent) {
        this.row = row;
        this.path = path;
        this.parent = parent;
    }

    static KnownFolder stored(FolderRow folder, @Nullable KnownFolder parent) {
        KnownFolder known = new KnownFolder(folder.row(), folder.path(), parent);
        known.contentHash = folder.contentHash();
        known.storedCount = folder.mediaCount();
        known.files = folder.mediaCount();
        known.artist = folder.artist() == null ? 0 : folder.artist();
        known.storedArtist = known.artist;
        known.missing = folder.missing();
        known.hasArtistImage = folder.artistImage() != null;
        known.hasArtistNotes = folder.artistNotes() != null;
        return known;
    }

    static KnownFolder fresh(int row, String path, @Nullable KnownFolder parent) {
        return new KnownFolder(row, path, parent);
    }

    /// Compared with artists' names.
    String foldedName() {
        String folded = foldedName;
        if (folded == null) {
            folded = TextFolding.fold(PathText.shown(FileNames.last(path)));
            foldedName = folded;
        }
        return folded;
    }
}
