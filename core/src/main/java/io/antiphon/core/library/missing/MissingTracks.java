package io.antiphon.core.library.missing;

import io.antiphon.core.library.CatalogueVersion;
import io.antiphon.core.library.ItemId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/// The missing tracks of a library.
public interface MissingTracks {

    /// Missing the longest first.
    List<MissingTrack> list(MissingSelection selection, int offset, int limit);

    long count(MissingSelection selection);

    /// All that are selected.
    List<MissingFile> listFiles(MissingSelection selection);

    /// What giving up these tracks would lose. Those that are not missing are left out.
    ///
    /// @param rows of tracks
    Purge preview(Collection<Integer> rows);

    /// Gives up these tracks with the albums, artists and folders that have no others, and with all that people did to them. All of it or
    /// nothing. Their ids are never given again.
    ///
    /// @param token of a preview of the same
    /// @throws io.antiphon.core.LibraryException.Conflict when something else would be lost than the preview said
    Purged purge(Collection<Integer> rows, String token, Instant at);

    /// @param items that are gone, folders left out
    /// @param version of the catalogue without them
    record Purged(Purge purge, List<ItemId> items, CatalogueVersion version) {

        public Purged {
            items = List.copyOf(items);
        }
    }
}
