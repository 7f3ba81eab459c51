package io.antiphon.core.job;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Keeps jobs.
public interface Jobs {

    Optional<Job> find(String id);

    /// Those that run.
    List<Job> listOpen();

    /// The latest first.
    ///
    /// @param kind absent for all
    /// @param before the id of the last one read; absent for nothing
    List<Job> list(@Nullable JobKind kind, @Nullable String before, int limit);

    /// Adds one, or replaces that with its id.
    void save(Job job);

    /// Forgets those that ended before a moment.
    void prune(Instant before);
}
