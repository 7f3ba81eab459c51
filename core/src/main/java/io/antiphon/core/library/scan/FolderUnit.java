package io.antiphon.core.library.scan;

import io.antiphon.core.library.scan.files.FileEntry;
import io.antiphon.core.library.scan.files.FolderListing;
import io.antiphon.core.library.scan.store.TrackRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An album folder with its disc folders, as far as they are new or changed: what is written together, so that most albums
/// are made from tracks at hand.
final class FolderUnit {

    private final FolderScan scan;
    private final String albumFolder;
    private final List<Part> parts = new ArrayList<>();

    FolderUnit(FolderScan scan, String albumFolder) {
        this.scan = scan;
        this.albumFolder = albumFolder;
    }

    /// One folder.
    ///
    /// @param tracks what is known of it, by path
    /// @param first whether nothing of this folder came before
    /// @param last whether nothing of this folder comes after
    record Part(FolderListing listing, Map<String, TrackRow> tracks, List<Item> items, boolean first, boolean last) {}

    /// One media file.
    ///
    /// @param known its track, if there is one at this path
    /// @param pending being read; absent for an unchanged file
    record Item(FileEntry file, String path, @Nullable TrackRow known, FileReaders.@Nullable Pending pending) {}

    FolderScan scan() {
        return scan;
    }

    String albumFolder() {
        return albumFolder;
    }

    List<Part> parts() {
        return parts;
    }

    int filesToRead() {
        return parts.stream()
                .mapToInt(part -> (int) part.items().stream().filter(item -> item.pending() != null).count())
                .sum();
    }
}
