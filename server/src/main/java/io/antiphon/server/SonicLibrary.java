package io.antiphon.server;

import io.antiphon.core.analysis.SoundVectors;
import io.antiphon.core.event.Events;
import io.antiphon.core.library.TrackCatalogue;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.sonic.SonicIndex;
import io.antiphon.core.sonic.SonicIndexWriter;
import io.antiphon.core.sonic.SonicIndexer;
import io.antiphon.core.sonic.SonicSimilarity;
import io.antiphon.media.sound.feature.FeatureExtractor;
import io.antiphon.persistence.sonic.LuceneSonicIndex;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// What sounds alike: the index of sounds, and what keeps it. The index is opened by whoever needs it first.
public final class SonicLibrary implements AutoCloseable {

    /// A track that was just analysed is found within this time.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Deferred<LuceneSonicIndex> index;
    private final Events events;
    private @Nullable SonicIndexer indexer;

    /// @param folder for the index
    SonicLibrary(Path folder, SoundVectors vectors, Events events) {
        this.index = new Deferred<>(() -> LuceneSonicIndex.open(folder, vectors, FeatureExtractor.VERSION));
        this.events = events;
    }

    SonicSimilarity similarity(TrackCatalogue catalogue) {
        return new SonicSimilarity(new WhenNeeded(index), catalogue);
    }

    /// Brings the index in line with what is stored, and keeps it there, in the background.
    void start() {
        indexer = SonicIndexer.start(new WhenNeeded(index), events, FeatureExtractor.VERSION, PATIENCE);
    }

    @Override
    public void close() {
        if (indexer != null) {
            indexer.close();
        }
        index.ifMade(LuceneSonicIndex::close);
    }

    /// Opens the index with the first call.
    private record WhenNeeded(Deferred<LuceneSonicIndex> index) implements SonicIndex, SonicIndexWriter {

        @Override
        public List<Neighbour> listNearest(float[] vector, int count) {
            return index.get().listNearest(vector, count);
        }

        @Override
        public Map<TrackId, float[]> findVectors(Collection<TrackId> tracks) {
            return index.get().findVectors(tracks);
        }

        @Override
        public boolean fillIfNeeded(BooleanSupplier cancelled) {
            return index.get().fillIfNeeded(cancelled);
        }

        @Override
        public void put(TrackId track, float[] vector) {
            index.get().put(track, vector);
        }

        @Override
        public void commit() {
            index.get().commit();
        }
    }
}
