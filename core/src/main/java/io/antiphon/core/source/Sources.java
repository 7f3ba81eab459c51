package io.antiphon.core.source;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Keeps sources, and what became of their files.
public interface Sources {

    /// By name.
    List<MusicSource> listSources();

    Optional<MusicSource> findSource(String id);

    /// Adds it, or replaces the one with its id.
    void save(MusicSource source);

    /// With what is known of its files; what was placed stays.
    void remove(String id);

    Optional<SourceItem> findItem(String source, String id);

    void save(String source, SourceItem item);

    /// How many files are in each state.
    Map<SourceItem.State, Long> count(String source);

    /// Those that are not in the library, the latest first.
    List<SourceItem> listTroubles(String source, int limit);
}
