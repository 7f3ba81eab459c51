package io.antiphon.persistence.sonic;

import io.antiphon.core.analysis.SoundVectors;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.sonic.SonicIndex;
import io.antiphon.core.sonic.SonicIndexWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.jspecify.annotations.Nullable;

/// The index of sounds in a folder. A writer is open only while there is something to write.
public final class LuceneSonicIndex implements SonicIndex, SonicIndexWriter, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(LuceneSonicIndex.class.getName());
    /// What a kill during the first filling may cost.
    private static final int COMMIT_EVERY = 50_000;
    private static final int ASK_EVERY = 256;

    private final VectorFolder folder;
    private final SearcherManager searchers;
    private final SoundVectors source;
    private final int version;
    private final boolean fresh;
    /// Whether stored vectors may not be in.
    private boolean incomplete;
    private final ReentrantLock writing = new ReentrantLock();
    private @Nullable IndexWriter writer;
    private int dimensions;

    private LuceneSonicIndex(VectorFolder folder, SearcherManager searchers, SoundVectors source, int version,
            boolean fresh, boolean incomplete) {
        this.folder = folder;
        this.searchers = searchers;
        this.source = source;
        this.version = version;
        this.fresh = fresh;
        this.incomplete = incomplete;
    }

    /// Opens the index, an empty one when there is none that can be trusted; then [#fillIfNeeded] fills it.
    ///
    /// @param version of the vectors
    public static LuceneSonicIndex open(Path path, SoundVectors source, int version) {
        try {
            VectorFolder folder = VectorFolder.open(path, version);
            boolean sound = folder.isSound();
            boolean trusted = folder.begin();
            if (!sound) {
                folder.clear();
            }
            LuceneSonicIndex index = new LuceneSonicIndex(folder, new SearcherManager(folder.directory(), null), source,
                    version, !sound, !sound || !trusted);
            index.dimensions = index.withSearcher(Stored::dimensions);
            return index;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The index of sounds in %s cannot be opened: %s".formatted(path, e.getMessage()), e);
        }
    }

    @Override
    public List<Neighbour> listNearest(float[] vector, int count) {
        return withSearcher(searcher -> count <= 0 || Stored.dimensions(searcher) != vector.length ? List.of()
                : Stored.nearest(searcher, vector, count));
    }

    @Override
    public Map<TrackId, float[]> findVectors(Collection<TrackId> tracks) {
        return withSearcher(searcher -> {
            Map<TrackId, float[]> vectors = new HashMap<>();
            for (TrackId track : tracks) {
                Stored.vector(searcher, track).ifPresent(vector -> vectors.put(track, vector));
            }
            return vectors;
        });
    }

    @Override
    public boolean fillIfNeeded(BooleanSupplier cancelled) {
        if (!incomplete) {
            return false;
        }
        int[] seen = {0};
        try {
            source.forEach(version, (track, vector) -> {
                if (seen[0]++ % ASK_EVERY == 0 && cancelled.getAsBoolean()) {
                    throw new CancellationException();
                }
                if (fresh || !isStored(track, vector)) {
                    put(track, vector);
                }
                if (seen[0] % COMMIT_EVERY == 0) {
                    commit();
                }
            });
            incomplete = false;
        } catch (CancellationException e) {
            LOG.log(System.Logger.Level.DEBUG, "The index of sounds is left unfinished");
        }
        commit();
        return true;
    }

    /// What has another length than the others, or is no direction, is passed over with a warning.
    @Override
    public void put(TrackId track, float[] vector) {
        if (!isDirection(vector) || dimensions != 0 && dimensions != vector.length) {
            LOG.log(System.Logger.Level.WARNING, "The vector of track {0} with {1} numbers cannot be indexed",
                    track.value(), vector.length);
            return;
        }
        dimensions = vector.length;
        withWriter(open -> open.updateDocument(Stored.term(track), Stored.document(track, vector)));
    }

    @Override
    public void commit() {
        publish(!incomplete);
    }

    /// Tracks in the index.
    public int count() {
        return withSearcher(searcher -> searcher.getIndexReader().numDocs());
    }

    /// Graphs that a question walks.
    int segmentCount() {
        return withSearcher(searcher -> searcher.getIndexReader().leaves().size());
    }

    @Override
    public void close() {
        writing.lock();
        try {
            if (writer != null) {
                writer.rollback();
                writer = null;
                incomplete = true;
            }
            searchers.close();
            if (!incomplete) {
                folder.finished();
            }
            folder.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writing.unlock();
        }
    }

    private boolean isStored(TrackId track, float[] vector) {
        return Arrays.equals(findVectors(List.of(track)).get(track), vector);
    }

    private static boolean isDirection(float[] vector) {
        double squares = 0;
        for (float value : vector) {
            squares += value * value;
        }
        return Math.abs(squares - 1) < 1e-3;
    }

    /// @param finished whether nothing is left to be written
    private void publish(boolean finished) {
        writing.lock();
        try {
            IndexWriter open = writer;
            if (open != null) {
                folder.commit(open);
                if (finished) {
                    open.close();
                    writer = null;
                }
            }
            searchers.maybeRefreshBlocking();
        } catch (IOException e) {
            throw new UncheckedIOException("The index of sounds could not be committed: " + e.getMessage(), e);
        } finally {
            writing.unlock();
        }
    }

    private <T> T withSearcher(Searching<T> work) {
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                return work.in(searcher);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The index of sounds cannot be read: " + e.getMessage(), e);
        }
    }

    private void withWriter(Writing work) {
        writing.lock();
        try {
            IndexWriter open = writer;
            if (open == null) {
                open = folder.writer();
                writer = open;
            }
            work.by(open);
        } catch (IOException e) {
            incomplete = true;
            throw new UncheckedIOException("The index of sounds cannot be written: " + e.getMessage(), e);
        } finally {
            writing.unlock();
        }
    }

    /// Reads the index.
    @FunctionalInterface
    private interface Searching<T> {

        T in(IndexSearcher searcher) throws IOException;
    }

    /// Changes the index.
    @FunctionalInterface
    private interface Writing {

        long by(IndexWriter writer) throws IOException;
    }
}
