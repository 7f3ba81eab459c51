package io.antiphon.persistence.sonic;

import io.antiphon.core.analysis.SoundVectors;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.sonic.SonicIndex;
import io.antiphon.core.sonic.SonicIndexWriter;
import io.antiphon.persistence.lucene.IndexFolder;
import io.antiphon.persistence.lucene.LiveIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/// The index of sounds in a folder. Its folder is marked as in use while it is open.
public final class LuceneSonicIndex implements SonicIndex, SonicIndexWriter, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(LuceneSonicIndex.class.getName());
    /// What a kill during the first filling may cost.
    private static final int COMMIT_EVERY = 50_000;
    private static final int ASK_EVERY = 256;

    private final IndexFolder folder;
    private final LiveIndex index;
    private final SoundVectors source;
    private final int version;
    private final boolean fresh;
    /// Whether stored vectors may not be in.
    private volatile boolean incomplete;
    private int dimensions;

    private LuceneSonicIndex(IndexFolder folder, LiveIndex index, SoundVectors source, int version, boolean fresh,
            boolean incomplete) {
        this.folder = folder;
        this.index = index;
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
            IndexFolder folder = IndexFolder.open(path, VectorFormat.NUMBER + "/" + version, VectorFormat::settings);
            boolean sound = folder.isSound();
            boolean trusted = !folder.isMarked();
            folder.begin();
            if (!sound) {
                folder.clear();
            }
            LuceneSonicIndex opened = new LuceneSonicIndex(folder, new LiveIndex("The index of sounds", folder), source,
                    version, !sound, !sound || !trusted);
            opened.dimensions = opened.index.read(Stored::dimensions);
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The index of sounds in %s cannot be opened: %s".formatted(path, e.getMessage()), e);
        }
    }

    @Override
    public List<Neighbour> listNearest(float[] vector, int count) {
        return index.read(searcher -> count <= 0 || Stored.dimensions(searcher) != vector.length ? List.of()
                : Stored.nearest(searcher, vector, count));
    }

    @Override
    public Map<TrackId, float[]> findVectors(Collection<TrackId> tracks) {
        return index.read(searcher -> {
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
        try {
            index.write(open -> open.updateDocument(Stored.term(track), Stored.document(track, vector)));
        } catch (UncheckedIOException e) {
            incomplete = true;
            throw e;
        }
    }

    @Override
    public void commit() {
        index.publish(incomplete ? LiveIndex.Then.WRITE_ON : LiveIndex.Then.REST);
    }

    /// Tracks in the index.
    public int count() {
        return index.read(searcher -> searcher.getIndexReader().numDocs());
    }

    /// Graphs that a question walks.
    int segmentCount() {
        return index.read(searcher -> searcher.getIndexReader().leaves().size());
    }

    @Override
    public void close() {
        try {
            boolean lost = index.end();
            if (!lost && !incomplete) {
                folder.finished();
            }
            folder.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
}
