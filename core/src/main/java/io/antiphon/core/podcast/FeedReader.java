package io.antiphon.core.podcast;

import java.util.Optional;

/// Fetches and understands feeds. Every implementation must end in bounded time and memory whatever is answered, and must not
/// reach into the local network unless that was allowed.
public interface FeedReader {

    /// @param known what came with the feed the last time
    /// @return empty when it has not changed since
    /// @throws FetchException when it cannot be fetched or is no feed
    /// @throws InterruptedException when the program ends meanwhile
    Optional<Feed> read(String url, FeedValidators known) throws FetchException, InterruptedException;
}
