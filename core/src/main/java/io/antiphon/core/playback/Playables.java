package io.antiphon.core.playback;

import io.antiphon.core.library.EpisodeId;
import io.antiphon.core.library.PlayableId;
import io.antiphon.core.library.TrackCatalogue;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.podcast.PodcastService;
import io.antiphon.core.user.User;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Songs and episodes that ids name, looked up together, in two questions whatever their number.
public final class Playables {

    private final TrackCatalogue catalogue;
    private final PodcastService podcasts;

    public Playables(TrackCatalogue catalogue, PodcastService podcasts) {
        this.catalogue = catalogue;
        this.podcasts = podcasts;
    }

    /// Those that are in sight, by the ids they were asked by.
    public Map<PlayableId, Playable> find(User user, Viewer viewer, Collection<? extends PlayableId> ids) {
        Map<PlayableId, Playable> found = new HashMap<>();
        List<TrackId> tracks = only(ids, TrackId.class);
        if (!tracks.isEmpty()) {
            catalogue.findTracks(viewer, tracks)
                    .forEach((id, track) -> found.put(id, new Playable.Song(track.item())));
        }
        found.putAll(episodes(user, ids));
        return found;
    }

    private Map<EpisodeId, Playable> episodes(User user, Collection<? extends PlayableId> ids) {
        Map<EpisodeId, Playable> found = new HashMap<>();
        List<EpisodeId> episodes = only(ids, EpisodeId.class);
        if (!episodes.isEmpty()) {
            podcasts.findEpisodes(user, episodes)
                    .forEach((id, episode) -> found.put(id, new Playable.Episode(episode.item())));
        }
        return found;
    }

    /// The same for those who write down what is played, and show nothing of it.
    public Map<PlayableId, BriefPlayable> findBriefly(User user, Viewer viewer, Collection<? extends PlayableId> ids) {
        Map<PlayableId, BriefPlayable> found = new HashMap<>();
        catalogue.findBriefTracks(viewer, only(ids, TrackId.class))
                .forEach((id, song) -> found.put(id, BriefPlayable.of(song)));
        episodes(user, ids).forEach((id, episode) -> found.put(id, BriefPlayable.of(episode)));
        return found;
    }

    /// The same by ids that do not tell which they are: a song's, or else an episode's.
    public Map<String, BriefPlayable> findAny(User user, Viewer viewer, Collection<String> ids) {
        Map<String, BriefPlayable> found = new HashMap<>();
        findBriefly(user, viewer, ids.stream().distinct().map(TrackId::new).toList())
                .forEach((id, song) -> found.put(id.value(), song));
        findBriefly(user, viewer,
                ids.stream().distinct().filter(id -> !found.containsKey(id)).map(EpisodeId::new).toList())
                .forEach((id, episode) -> found.put(id.value(), episode));
        return found;
    }

    private static <T extends PlayableId> List<T> only(Collection<? extends PlayableId> ids, Class<T> type) {
        return ids.stream().filter(type::isInstance).map(type::cast).distinct().toList();
    }
}
