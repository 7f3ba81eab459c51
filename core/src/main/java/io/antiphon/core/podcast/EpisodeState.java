package io.antiphon.core.podcast;

import org.jspecify.annotations.Nullable;

/// How far the download of an episode got.
///
/// @param errorMessage why it failed, for people; there when the status is [PodcastStatus#ERROR]
/// @param file what was downloaded; there when the status is [PodcastStatus#COMPLETED]
public record EpisodeState(PodcastStatus status, @Nullable String errorMessage, @Nullable EpisodeFile file) {

    public static final EpisodeState NEW = of(PodcastStatus.NEW);
    public static final EpisodeState SKIPPED = of(PodcastStatus.SKIPPED);
    public static final EpisodeState DOWNLOADING = of(PodcastStatus.DOWNLOADING);
    public static final EpisodeState DELETED = of(PodcastStatus.DELETED);

    public static EpisodeState failed(String reason) {
        return new EpisodeState(PodcastStatus.ERROR, reason, null);
    }

    public static EpisodeState completed(EpisodeFile file) {
        return new EpisodeState(PodcastStatus.COMPLETED, null, file);
    }

    private static EpisodeState of(PodcastStatus status) {
        return new EpisodeState(status, null, null);
    }
}
