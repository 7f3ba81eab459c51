package io.antiphon.core.sonic;

import io.antiphon.core.library.Annotated;
import io.antiphon.core.library.Track;
import io.antiphon.core.library.TrackCatalogue;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.sonic.SonicIndex.Neighbour;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds tracks that sound alike among those a viewer may see. Missing tracks and videos are never found.
public final class SonicSimilarity {

    /// Beyond this many neighbours nothing is alike.
    private static final int MOST_NEIGHBOURS = 8_000;
    private static final int SPARE = 10;

    private final SonicIndex index;
    private final TrackCatalogue catalogue;

    public SonicSimilarity(SonicIndex index, TrackCatalogue catalogue) {
        this.index = index;
        this.catalogue = catalogue;
    }

    /// The tracks most like a track, most alike first, without itself; none when it was not analysed.
    public List<SonicMatch> listSimilar(Viewer viewer, TrackId track, int count) {
        return findVector(track).map(vector -> listNear(viewer, vector, Set.of(track), count)).orElseGet(List::of);
    }

    /// A way from one track's sound to another's in which neighbours sound alike and nothing comes twice. Begins with the first and
    /// ends with the last; each is compared with the one before it, the first with itself.
    ///
    /// @param count at most as many, but the ends in any case
    public List<SonicMatch> findPath(Viewer viewer, Annotated<Track> first, Annotated<Track> last, int count) {
        if (first.item().id().equals(last.item().id())) {
            return List.of(new SonicMatch(first, findVector(first.item().id()).isEmpty() ? SonicMatch.UNKNOWN : 1));
        }
        Optional<float[]> from = findVector(first.item().id());
        Optional<float[]> to = findVector(last.item().id());
        if (from.isEmpty() || to.isEmpty() || from.get().length != to.get().length) {
            return List.of(new SonicMatch(first, from.isEmpty() ? SonicMatch.UNKNOWN : 1),
                    new SonicMatch(last, SonicMatch.UNKNOWN));
        }
        return new SonicPath(index, catalogue, viewer).find(new SonicPath.End(first, from.get()),
                new SonicPath.End(last, to.get()), count);
    }

    /// The vectors of those tracks that were analysed.
    Map<TrackId, float[]> findVectors(Collection<TrackId> tracks) {
        return index.findVectors(tracks);
    }

    /// What is nearest to a vector. Asks for more than is wanted, and for more again as long as too few of them are in sight.
    List<SonicMatch> listNear(Viewer viewer, float[] vector, Set<TrackId> without, int count) {
        if (count <= 0 || viewer.musicFolders().isEmpty()) {
            return List.of();
        }
        List<SonicMatch> matches = List.of();
        for (int asked = count + without.size() + SPARE;; asked *= 4) {
            int most = Math.min(asked, MOST_NEIGHBOURS);
            List<Neighbour> near = index.listNearest(vector, most);
            matches = inSight(viewer, vector, without, near);
            if (matches.size() >= count || near.size() < most || most == MOST_NEIGHBOURS) {
                return matches.subList(0, Math.min(count, matches.size()));
            }
        }
    }

    private Optional<float[]> findVector(TrackId track) {
        return Optional.ofNullable(index.findVectors(List.of(track)).get(track));
    }

    private List<SonicMatch> inSight(Viewer viewer, float[] vector, Set<TrackId> without, List<Neighbour> near) {
        Map<TrackId, Annotated<Track>> found = catalogue.findTracks(viewer,
                near.stream().map(Neighbour::track).filter(id -> !without.contains(id)).toList());
        List<SonicMatch> matches = new ArrayList<>();
        for (Neighbour neighbour : near) {
            Annotated<Track> track = found.get(neighbour.track());
            // What was merged into another track answers under both ids.
            if (track != null && isPlayable(track) && !without.contains(track.item().id())) {
                matches.add(new SonicMatch(track, Vectors.similarity(vector, neighbour.vector())));
            }
        }
        matches.sort(Comparator.comparingDouble(SonicMatch::similarity).reversed());
        return distinct(matches);
    }

    private static List<SonicMatch> distinct(List<SonicMatch> matches) {
        Set<TrackId> seen = new HashSet<>();
        return matches.stream().filter(match -> seen.add(match.track().item().id())).toList();
    }

    static boolean isPlayable(Annotated<Track> track) {
        return !track.item().file().missing() && !track.item().file().video();
    }
}
