package io.antiphon.server;

import io.antiphon.core.library.AlbumId;
import io.antiphon.core.library.ArtistId;
import io.antiphon.core.library.ItemId;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.search.SearchIndex;
import io.antiphon.core.search.SearchIndexWriter;
import io.antiphon.persistence.search.LuceneSearchIndex;
import java.util.List;

/// The search index, opened by whoever needs it first.
final class DeferredSearch implements SearchIndex, SearchIndexWriter {

    private final Deferred<LuceneSearchIndex> index;

    DeferredSearch(Deferred<LuceneSearchIndex> index) {
        this.index = index;
    }

    @Override
    public List<ArtistId> findArtists(Query query) {
        return index.get().findArtists(query);
    }

    @Override
    public List<AlbumId> findAlbums(Query query) {
        return index.get().findAlbums(query);
    }

    @Override
    public List<TrackId> findTracks(Query query) {
        return index.get().findTracks(query);
    }

    @Override
    public void put(Entry entry) {
        index.get().put(entry);
    }

    @Override
    public void add(Entry entry) {
        index.get().add(entry);
    }

    @Override
    public void remove(ItemId id) {
        index.get().remove(id);
    }

    @Override
    public void commit() {
        index.get().commit();
    }
}
