package io.antiphon.enrichment.feed;

import java.time.Duration;

/// How much of a feed is borne.
///
/// @param maxBytes of the feed's text
/// @param maxEntries the newest that are taken
/// @param timeLimit for fetching one feed
/// @param mediaTimeLimit for fetching one episode or picture
public record FeedSettings(long maxBytes, int maxEntries, Duration timeLimit, Duration mediaTimeLimit) {

    public static final FeedSettings DEFAULTS = new FeedSettings(16L << 20, 1000, Duration.ofMinutes(1),
            Duration.ofHours(3));
}
