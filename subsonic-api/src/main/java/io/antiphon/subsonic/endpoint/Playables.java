package io.antiphon.subsonic.endpoint;

import io.antiphon.core.LibraryException;
import io.antiphon.core.library.Annotated;
import io.antiphon.core.library.Catalogue;
import io.antiphon.core.library.EpisodeId;
import io.antiphon.core.library.PlayableId;
import io.antiphon.core.library.Track;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.podcast.EpisodeFile;
import io.antiphon.core.podcast.PodcastEpisode;
import io.antiphon.core.podcast.PodcastService;
import io.antiphon.subsonic.parameter.WireId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Songs and episodes that ids name, looked up together, in two questions whatever their number.
final class Playables {

    private final Catalogue catalogue;
    private final PodcastService podcasts;

    Playables(SubsonicPorts ports) {
        this.catalogue = ports.catalogue();
        this.podcasts = ports.podcasts();
    }

    /// Something that can be played.
    ///
    /// @param id its own one, even where a merged one was asked for
    /// @param length zero when it is not known
    record Found(PlayableId id, Duration length) {}

    /// Those that are in sight, by the ids they were asked by. A bare id is a song's, or else an episode's.
    Map<WireId, Found> find(Caller caller, Collection<WireId> ids) {
        Map<WireId, Found> found = new HashMap<>();
        Map<TrackId, Annotated<Track>> tracks = catalogue.findTracks(caller.viewer(),
                ids.stream().filter(id -> mayBe(id, WireId.Kind.TRACK)).map(Playables::track).distinct().toList());
        for (WireId id : ids) {
            Annotated<Track> track = mayBe(id, WireId.Kind.TRACK) ? tracks.get(track(id)) : null;
            if (track != null) {
                found.put(id, new Found(track.item().id(), track.item().audio().duration()));
            }
        }
        addEpisodes(caller, ids, found);
        return found;
    }

    /// All of them, in order.
    ///
    /// @throws LibraryException.NotFound for the first that is not in sight
    List<PlayableId> require(Caller caller, List<WireId> ids) {
        Map<WireId, Found> found = find(caller, ids);
        List<PlayableId> all = new ArrayList<>();
        for (WireId id : ids) {
            Found one = found.get(id);
            if (one == null) {
                throw new LibraryException.NotFound("Song", id.toString());
            }
            all.add(one.id());
        }
        return all;
    }

    private void addEpisodes(Caller caller, Collection<WireId> ids, Map<WireId, Found> found) {
        List<WireId> left = ids.stream()
                .filter(id -> mayBe(id, WireId.Kind.EPISODE) && !found.containsKey(id))
                .distinct()
                .toList();
        if (left.isEmpty()) {
            return;
        }
        Map<EpisodeId, Annotated<PodcastEpisode>> episodes = podcasts.findEpisodes(caller.user(),
                left.stream().map(Playables::episode).toList());
        for (WireId id : left) {
            Annotated<PodcastEpisode> episode = episodes.get(episode(id));
            if (episode != null) {
                found.put(id, new Found(episode.item().id(), length(episode.item())));
            }
        }
    }

    private static boolean mayBe(WireId id, WireId.Kind kind) {
        return id.kind() == kind || id.kind() == WireId.Kind.UNKNOWN;
    }

    private static TrackId track(WireId id) {
        return new TrackId(id.value());
    }

    private static EpisodeId episode(WireId id) {
        return new EpisodeId(id.value());
    }

    private static Duration length(PodcastEpisode episode) {
        EpisodeFile file = episode.state().file();
        return file == null || file.audio().duration().isZero() ? episode.entry().duration() : file.audio().duration();
    }
}
