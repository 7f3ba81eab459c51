package io.antiphon.core.enrichment;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/// How many things are in each state.
public record EnrichmentCounts(Map<EnrichmentState, Long> albums, Map<EnrichmentState, Long> tracks) {

    public EnrichmentCounts {
        albums = all(albums);
        tracks = all(tracks);
    }

    private static Map<EnrichmentState, Long> all(Map<EnrichmentState, Long> counts) {
        Map<EnrichmentState, Long> complete = new EnumMap<>(EnrichmentState.class);
        for (EnrichmentState state : EnrichmentState.values()) {
            complete.put(state, counts.getOrDefault(state, 0L));
        }
        return Collections.unmodifiableMap(complete);
    }

    long total() {
        return sum(albums) + sum(tracks);
    }

    /// What nobody was asked about, or not everybody.
    long remaining() {
        return remaining(albums) + remaining(tracks);
    }

    private static long sum(Map<EnrichmentState, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private static long remaining(Map<EnrichmentState, Long> counts) {
        return counts.getOrDefault(EnrichmentState.PENDING, 0L) + counts.getOrDefault(EnrichmentState.WAITING, 0L);
    }
}
