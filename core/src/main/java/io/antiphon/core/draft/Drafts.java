package io.antiphon.core.draft;

import io.antiphon.core.library.AlbumId;
import io.antiphon.core.library.CatalogueVersion;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.search.SearchIndexWriter;
import io.antiphon.core.search.SearchIndexWriter.Entry;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Keeps which albums are drafts. Making one a draft hides it, its tracks, its folder if nothing else is in it, and artists who have nothing
/// else, from everybody who does not see drafts, and tells those who follow the library.
public interface Drafts {

    /// Those albums of these that are drafts.
    List<AlbumId> listAmong(Collection<AlbumId> albums);

    /// Those in sight, the newest first.
    List<AlbumId> list(Viewer viewer);

    /// @return what can be found otherwise from now on; empty when it was so before
    Optional<Moved> set(AlbumId album, AlbumState state, Instant at);

    /// Brings what is hidden in line with whether drafts are hidden at all. What is a draft stays one.
    ///
    /// @return what can be found otherwise from now on; empty when it was so before
    Optional<Moved> hide(boolean drafts, Instant at);

    /// @param entries of all that is seen by others than before
    record Moved(CatalogueVersion version, List<Entry> entries) {

        public Moved {
            entries = List.copyOf(entries);
        }

        public void tell(SearchIndexWriter index) {
            entries.forEach(index::put);
            index.commit();
        }
    }
}
