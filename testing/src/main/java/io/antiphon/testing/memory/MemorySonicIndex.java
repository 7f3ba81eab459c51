package io.antiphon.testing.memory;

import io.antiphon.core.library.TrackId;
import io.antiphon.core.sonic.SonicIndex;
import io.antiphon.core.sonic.SonicIndexWriter;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/// Compares with every vector.
public final class MemorySonicIndex implements SonicIndex, SonicIndexWriter {
    private final Map<TrackId, float[]> vectors = new ConcurrentHashMap<>();

    @Override
    public List<Neighbour> listNearest(float[] vector, int count) {
        return vectors.entrySet()
                .stream()
                .filter(entry -> entry.getValue().length == vector.length)
                .sorted(Comparator.<Map.Entry<TrackId, float[]>>comparingDouble(
                        entry -> -product(vector, entry.getValue()))
                        .thenComparing(entry -> entry.getKey().value()))
                .limit(count)
                .map(entry -> new Neighbour(entry.getKey(), entry.getValue()))
                .toList();
    }

    @Override
    public Map<TrackId, float[]> findVectors(Collection<TrackId> tracks) {
        return tracks.stream()
                .distinct()
                .filter(vectors::containsKey)
                .collect(Collectors.toMap(id -> id, vectors::get));
    }

    @Override
    public boolean fillIfNeeded(BooleanSupplier cancelled) {
        return false;
    }

    @Override
    public void put(TrackId track, float[] vector) {
        vectors.put(track, vector);
    }

    @Override
    public void commit() {
        // What is put can be found at once.
    }

    private static double product(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
