package io.antiphon.core.provider;

import java.time.Instant;
import java.util.List;

/// Knows what somebody heard.
public interface ListeningHistory {

    /// What was heard before, the latest first.
    ///
    /// @param before the moment to go back from, exclusive
    /// @return nothing when there is no more
    Lookup<List<Listen>> listListens(ListenerAccount account, Instant before);
}
