package io.antiphon.core.sonic;

import io.antiphon.core.Page;
import io.antiphon.core.discovery.Similarity;
import io.antiphon.core.library.Annotated;
import io.antiphon.core.library.ArtistId;
import io.antiphon.core.library.Catalogue;
import io.antiphon.core.library.Track;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.library.TrackSelection;
import io.antiphon.core.library.Viewer;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Songs that go with others: those that sound alike, and before them those that also share artists or genres. What was not
/// analysed is judged by what the library knows alone.
public final class SimilarSongs {

    private static final int SAMPLE_OF_ARTIST = 50;
    /// So many times more related songs than wanted are looked at.
    private static final int POOL = 3;
    /// Sharing artists or genres counts as much as this much of a cosine.
    private static final double SHARED = 0.2;
    /// What is said of a song whose sound is not known.
    private static final double UNHEARD = 0.25;

    private final Similarity known;
    private final SonicSimilarity sonic;
    private final Catalogue catalogue;

    public SimilarSongs(Similarity known, SonicSimilarity sonic, Catalogue catalogue) {
        this.known = known;
        this.sonic = sonic;
        this.catalogue = catalogue;
    }

    /// Songs like an artist's, theirs among them.
    public List<Annotated<Track>> listLike(Viewer viewer, ArtistId artist, int count) {
        List<TrackId> own = catalogue
                .listTracks(viewer, new TrackSelection.TopOfArtist(artist), Page.first(SAMPLE_OF_ARTIST))
                .stream()
                .map(track -> track.item().id())
                .toList();
        return blended(viewer, own, Set.of(), known.tracksLike(viewer, artist, POOL * count), count);
    }

    /// Songs like some, those left out.
    public List<Annotated<Track>> listLike(Viewer viewer, Collection<Track> seeds, int count) {
        Set<TrackId> ids = seeds.stream().map(Track::id).collect(Collectors.toSet());
        return blended(viewer, ids, ids, known.tracksLike(viewer, seeds, POOL * count), count);
    }

    private List<Annotated<Track>> blended(Viewer viewer, Collection<TrackId> seeds, Set<TrackId> without,
            List<Annotated<Track>> sharing, int count) {
        Optional<float[]> middle = Vectors.middle(sonic.findVectors(seeds).values());
        if (middle.isEmpty()) {
            return sharing.subList(0, Math.min(count, sharing.size()));
        }
        Map<TrackId, Annotated<Track>> tracks = new LinkedHashMap<>();
        Map<TrackId, Double> scores = new LinkedHashMap<>();
        for (SonicMatch match : sonic.listNear(viewer, middle.get(), without, count)) {
            tracks.put(match.track().item().id(), match.track());
            scores.put(match.track().item().id(), match.similarity());
        }
        Map<TrackId, float[]> vectors = sonic
                .findVectors(sharing.stream().map(track -> track.item().id()).toList());
        for (Annotated<Track> track : sharing) {
            TrackId id = track.item().id();
            float[] vector = vectors.get(id);
            tracks.putIfAbsent(id, track);
            scores.put(id, SHARED + (vector == null ? UNHEARD : Vectors.similarity(middle.get(), vector)));
        }
        return scores.entrySet()
                .stream()
                .sorted(Map.Entry.<TrackId, Double>comparingByValue(Comparator.reverseOrder()))
                .limit(count)
                .flatMap(entry -> Optional.ofNullable(tracks.get(entry.getKey())).stream())
                .toList();
    }
}
