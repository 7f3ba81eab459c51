package io.antiphon.core.source;

import io.antiphon.core.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Keeps what is fetched by its address. Every call is durable when it returns.
public interface Downloads {

    Optional<Download> findDownload(String id);

    /// Everybody's that wait, the oldest first.
    List<Download> listWaiting();

    /// Somebody's, the latest first.
    ///
    /// @param before the id of the last one that was read; absent for the beginning
    List<Download> listOf(UserId owner, @Nullable String before, int limit);

    /// Adds it, or replaces the one with its id.
    void save(Download download);

    void delete(String id);

    /// Forgets those that ended before a moment.
    void prune(Instant before);
}
