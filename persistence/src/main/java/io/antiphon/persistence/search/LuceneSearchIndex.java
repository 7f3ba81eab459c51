package io.antiphon.persistence.search;

import io.antiphon.core.library.AlbumId;
import io.antiphon.core.library.ArtistId;
import io.antiphon.core.library.ItemId;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.search.SearchIndex;
import io.antiphon.core.search.SearchIndexWriter;
import io.antiphon.persistence.lucene.IndexFolder;
import io.antiphon.persistence.lucene.LiveIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;

/// The search index in a folder. It is written only while a scan or a rebuild runs.
public final class LuceneSearchIndex implements SearchIndex, SearchIndexWriter, AutoCloseable {

    private final IndexFolder folder;
    private final LiveIndex index;
    private final EntrySource source;
    private final Documents documents = new Documents();
    private final Set<ItemId> toldMeanwhile = ConcurrentHashMap.newKeySet();
    private volatile boolean rebuilding;
    private final boolean mustRebuild;

    private LuceneSearchIndex(IndexFolder folder, LiveIndex index, EntrySource source, boolean mustRebuild) {
        this.folder = folder;
        this.index = index;
        this.source = source;
        this.mustRebuild = mustRebuild;
    }

    /// Opens the index, an empty one when there is none that can be trusted; then [#rebuildIfNeeded()] fills it.
    public static LuceneSearchIndex open(Path path, EntrySource source) {
        try {
            IndexFolder folder = IndexFolder.open(path, Documents.FORMAT,
                    () -> new IndexWriterConfig(new WhitespaceAnalyzer()));
            boolean sound = !folder.isMarked() && folder.isSound();
            if (!sound) {
                folder.clear();
            }
            return new LuceneSearchIndex(folder, new LiveIndex("The search index", folder), source, !sound);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The search index in %s cannot be opened: %s".formatted(path, e.getMessage()), e);
        }
    }

    @Override
    public List<ArtistId> findArtists(Query query) {
        return find(Kind.ARTIST, query, ArtistId::new);
    }

    @Override
    public List<AlbumId> findAlbums(Query query) {
        return find(Kind.ALBUM, query, AlbumId::new);
    }

    @Override
    public List<TrackId> findTracks(Query query) {
        return find(Kind.TRACK, query, TrackId::new);
    }

    @Override
    public void put(Entry entry) {
        if (rebuilding) {
            toldMeanwhile.add(entry.id());
        }
        write(entry);
    }

    @Override
    public void add(Entry entry) {
        if (rebuilding) {
            // The rebuild may have come across it.
            put(entry);
            return;
        }
        Kind.of(entry.id()).ifPresent(kind -> index.write(open -> open.addDocument(documents.of(kind, entry))));
    }

    @Override
    public void remove(ItemId id) {
        if (rebuilding) {
            toldMeanwhile.add(id);
        }
        Kind.of(id).ifPresent(kind -> index.write(open -> open.deleteDocuments(idTerm(kind, id))));
    }

    @Override
    public void commit() {
        if (rebuilding) {
            // What is told during a rebuild becomes visible with it.
            return;
        }
        index.publish(LiveIndex.Then.FINISH);
    }

    /// Fills the index from the library when it was found missing, damaged, unfinished, made by another version, or with another
    /// number of entries than the library has. May take a minute at a million tracks; meanwhile searches find what is in already.
    ///
    /// @return whether it had to be made anew
    public boolean rebuildIfNeeded() {
        if (!mustRebuild && count() == source.count()) {
            return false;
        }
        rebuild();
        return true;
    }

    /// Makes all entries anew from the library.
    public void rebuild() {
        rebuilding = true;
        try {
            index.write(IndexWriter::deleteAll);
            source.forEach(entry -> {
                if (!toldMeanwhile.contains(entry.id())) {
                    write(entry);
                }
            });
        } finally {
            rebuilding = false;
            toldMeanwhile.clear();
        }
        index.publish(LiveIndex.Then.FINISH);
    }

    /// Entries in the index.
    public long count() {
        return index.read(searcher -> (long) searcher.getIndexReader().numDocs());
    }

    @Override
    public void close() {
        try {
            var _ = index.end();
            folder.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Entry entry) {
        Kind.of(entry.id())
                .ifPresent(kind -> index.write(
                        open -> open.updateDocument(idTerm(kind, entry.id()), documents.of(kind, entry))));
    }

    private static Term idTerm(Kind kind, ItemId id) {
        return new Term(Kind.ID, kind.idTerm(id.value()));
    }

    private <T> List<T> find(Kind kind, Query query, Function<String, T> ofText) {
        Question question = Question.parse(query.text());
        if (question.isEmpty() || query.limit() <= 0 || query.offset() < 0 || query.musicFolders().isEmpty()) {
            return List.of();
        }
        return index.read(searcher -> {
            List<T> found = new ArrayList<>();
            Hits.of(searcher, kind, question, query).forEach(id -> found.add(ofText.apply(id)));
            return found;
        });
    }
}
