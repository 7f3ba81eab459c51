package io.antiphon.core.search;

import io.antiphon.core.library.AlbumId;
import io.antiphon.core.library.ArtistId;
import io.antiphon.core.library.TrackId;
import java.util.List;
import java.util.Set;

/// Finds items by prefixes of any words of their names, without regard to case, accents and width. It can be rebuilt from
/// the library at any time, and is when it is missing or was written by another version.
public interface SearchIndex {

    List<ArtistId> findArtists(Query query);

    List<AlbumId> findAlbums(Query query);

    List<TrackId> findTracks(Query query);

    /// A question to the index.
    ///
    /// @param text as typed; every word must match, a word in quotes as a whole word; empty finds nothing
    /// @param musicFolders only items in these are found
    /// @param fuzzy whether one typing error a word is forgiven
    record Query(String text, Set<Integer> musicFolders, int offset, int limit, boolean fuzzy) {

        public Query {
            musicFolders = Set.copyOf(musicFolders);
        }
    }
}
