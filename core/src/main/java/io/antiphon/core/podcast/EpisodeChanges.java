package io.antiphon.core.podcast;

import io.antiphon.core.library.EpisodeId;
import java.util.List;
import java.util.Map;

/// What a feed's new version means for a channel's episodes. Nothing is ever removed by one.
///
/// @param added the newest first
/// @param changed what the feed now says of episodes that are there
public record EpisodeChanges(List<PodcastEpisode> added, Map<EpisodeId, FeedEntry> changed) {

    public EpisodeChanges {
        added = List.copyOf(added);
        changed = Map.copyOf(changed);
    }
}
