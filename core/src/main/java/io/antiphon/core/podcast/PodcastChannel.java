package io.antiphon.core.podcast;

import io.antiphon.core.library.ChannelId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A feed that is subscribed to.
///
/// @param url of the feed
/// @param about what the feed said of itself the last time it could be read
/// @param status of the last refresh
/// @param errorMessage why the last refresh failed, for people
/// @param checkedAt when the last refresh ended, whether well or not
/// @param validators with which the feed can be asked for only when it has changed
/// @param image the channel's picture, once it was fetched
public record PodcastChannel(ChannelId id, String url, ChannelAbout about, PodcastStatus status,
        @Nullable String errorMessage, Instant addedAt, @Nullable Instant checkedAt, FeedValidators validators,
        @Nullable ChannelImage image) {

    /// A channel nobody has looked at yet.
    public static PodcastChannel added(ChannelId id, String url, Instant at) {
        return new PodcastChannel(id, url, ChannelAbout.UNKNOWN, PodcastStatus.NEW, null, at, null, FeedValidators.NONE,
                null);
    }

    PodcastChannel refreshing() {
        return new PodcastChannel(id, url, about, PodcastStatus.DOWNLOADING, errorMessage, addedAt, checkedAt,
                validators, image);
    }

    PodcastChannel unchanged(Instant at) {
        return new PodcastChannel(id, url, about, PodcastStatus.COMPLETED, null, addedAt, at, validators, image);
    }

    /// What is there after a refresh that failed.
    public PodcastChannel failed(String reason, Instant at) {
        return new PodcastChannel(id, url, about, PodcastStatus.ERROR, reason, addedAt, at, validators, image);
    }

    PodcastChannel refreshed(Feed feed, @Nullable ChannelImage picture, Instant at) {
        return new PodcastChannel(id, url, feed.about(), PodcastStatus.COMPLETED, null, addedAt, at, feed.validators(),
                picture);
    }
}
