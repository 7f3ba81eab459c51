package io.antiphon.core.podcast;

import io.antiphon.core.library.EpisodeId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Recognises episodes in a feed's new version. An episode is the same when its identity is; publishers who move to another host
/// tend to change all guids or all addresses, hardly ever both, so an entry with a new identity is also the same as an episode
/// with its enclosure's address, unless the feed still lists that one by its own identity.
final class EpisodeMatcher {

    /// Which entries are new, and what the others say of the episodes that are there.
    ///
    /// @param added in the order of the feed
    record Match(List<FeedEntry> added, Map<EpisodeId, FeedEntry> changed) {}

    private final Map<String, PodcastEpisode> byIdentity = new HashMap<>();
    private final Map<String, PodcastEpisode> byAddress = new HashMap<>();
    private final Map<EpisodeId, FeedEntry> matched = new HashMap<>();

    private EpisodeMatcher(List<PodcastEpisode> known) {
        for (PodcastEpisode episode : known) {
            byIdentity.put(episode.entry().identity(), episode);
            byAddress.putIfAbsent(episode.entry().enclosureUrl(), episode);
        }
    }

    static Match match(List<PodcastEpisode> known, List<FeedEntry> entries) {
        return new EpisodeMatcher(known).match(entries);
    }

    private Match match(List<FeedEntry> entries) {
        List<FeedEntry> strangers = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (FeedEntry entry : entries) {
            PodcastEpisode same = byIdentity.get(entry.identity());
            if (!seen.add(entry.identity())) {
                continue;
            }
            if (same == null) {
                strangers.add(entry);
            } else {
                matched.put(same.id(), entry);
            }
        }
        strangers.removeIf(this::isKnownByAddress);
        return new Match(strangers, changed());
    }

    private boolean isKnownByAddress(FeedEntry entry) {
        PodcastEpisode same = byAddress.get(entry.enclosureUrl());
        return same != null && matched.putIfAbsent(same.id(), entry) == null;
    }

    private Map<EpisodeId, FeedEntry> changed() {
        Map<EpisodeId, FeedEntry> changed = new HashMap<>(matched);
        byIdentity.values().forEach(episode -> changed.remove(episode.id(), episode.entry()));
        return changed;
    }
}
