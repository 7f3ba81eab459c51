package io.antiphon.subsonic.endpoint;

import io.antiphon.core.LibraryException;
import io.antiphon.core.library.EpisodeId;
import io.antiphon.core.library.PlayableId;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.playback.BriefPlayable;
import io.antiphon.subsonic.parameter.WireId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Songs and episodes that the protocol's ids name.
final class Playables {

    private final io.antiphon.core.playback.Playables playables;

    Playables(SubsonicPorts ports) {
        this.playables = new io.antiphon.core.playback.Playables(ports.catalogue(), ports.podcasts());
    }

    /// Those that are in sight, by the ids they were asked by. A bare id is a song's, or else an episode's.
    Map<WireId, BriefPlayable> find(Caller caller, Collection<WireId> ids) {
        Map<WireId, BriefPlayable> found = new HashMap<>();
        add(caller, ids, WireId.Kind.TRACK, found);
        add(caller, ids, WireId.Kind.EPISODE, found);
        return found;
    }

    private void add(Caller caller, Collection<WireId> ids, WireId.Kind kind, Map<WireId, BriefPlayable> found) {
        List<WireId> left = ids.stream()
                .filter(id -> id.kind() == kind || id.kind() == WireId.Kind.UNKNOWN)
                .filter(id -> !found.containsKey(id))
                .distinct()
                .toList();
        Map<PlayableId, BriefPlayable> known = playables.findBriefly(caller.user(), caller.viewer(),
                left.stream().map(id -> playable(id, kind)).toList());
        for (WireId id : left) {
            BriefPlayable one = known.get(playable(id, kind));
            if (one != null) {
                found.put(id, one);
            }
        }
    }

    /// All of them, in order.
    ///
    /// @throws LibraryException.NotFound for the first that is not in sight
    List<BriefPlayable> require(Caller caller, List<WireId> ids) {
        Map<WireId, BriefPlayable> found = find(caller, ids);
        List<BriefPlayable> all = new ArrayList<>();
        for (WireId id : ids) {
            BriefPlayable one = found.get(id);
            if (one == null) {
                throw new LibraryException.NotFound("Song", id.toString());
            }
            all.add(one);
        }
        return all;
    }

    private static PlayableId playable(WireId id, WireId.Kind kind) {
        return kind == WireId.Kind.EPISODE ? new EpisodeId(id.value()) : new TrackId(id.value());
    }
}
