package io.antiphon.core.search;

import io.antiphon.core.library.ItemId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Keeps the search index in line with the library while a scan writes it. Called by one thread at a time. Nothing told is
/// visible to searches, or safe from a crash, before [#commit()]; an index that lost entries is rebuilt by its owner.
public interface SearchIndexWriter {

    /// Adds an entry, replacing the one of the same id.
    void put(Entry entry);

    /// Adds an entry whose id was never put before, which may be cheaper.
    default void add(Entry entry) {
        put(entry);
    }

    /// Takes an item out because it is missing or was merged into another; unknown ids are ignored.
    void remove(ItemId id);

    void commit();

    /// What can be found of a track, an album or an artist (the type of `id` tells which).
    ///
    /// @param musicFolders the music folders it is seen in; one for tracks and albums
    /// @param sortName absent when it says nothing new
    /// @param artists the names credited on it as artist and album artist, without repetition; empty for an artist
    /// @param album a track's album, absent for others
    /// @param weight how much of the library it stands for: tracks of an album, tracks of an artist, 1 for a track
    record Entry(ItemId id, Set<Integer> musicFolders, String name, @Nullable String sortName, List<String> artists,
            @Nullable String album, int weight) {

        public Entry {
            musicFolders = Set.copyOf(musicFolders);
            artists = List.copyOf(artists);
        }
    }

    /// Forgets everything it is told: for tests and for a library without search.
    static SearchIndexWriter none() {
        return new SearchIndexWriter() {
            @Override
            public void put(Entry entry) {
                // Nothing to keep.
            }

            @Override
            public void remove(ItemId id) {
                // Nothing was kept.
            }

            @Override
            public void commit() {
                // Nothing to make visible.
            }
        };
    }
}
