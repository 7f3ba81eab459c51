package io.antiphon.core.podcast;

import java.time.Duration;

/// What an operator may choose.
///
/// @param refreshInterval how old a channel's news may get; zero for no refresh unless asked for
/// @param downloadNewest how many of the episodes that a refresh finds new are downloaded unasked, the newest first
/// @param keepNewest how many downloaded episodes of a channel are kept; 0 for all. What users starred, rated or bookmarked is kept
///   in any case
/// @param maxEpisodeBytes larger episodes are refused
public record PodcastSettings(Duration refreshInterval, int downloadNewest, int keepNewest, long maxEpisodeBytes) {

    public static final PodcastSettings DEFAULTS = new PodcastSettings(Duration.ofHours(12), 1, 0, 2L << 30);

    public PodcastSettings {
        if (refreshInterval.isNegative() || downloadNewest < 0 || keepNewest < 0 || maxEpisodeBytes <= 0) {
            throw new IllegalArgumentException(
                    "refresh interval %s, download newest %d, keep newest %d and max episode bytes %d make no sense"
                            .formatted(refreshInterval, downloadNewest, keepNewest, maxEpisodeBytes));
        }
    }
}
