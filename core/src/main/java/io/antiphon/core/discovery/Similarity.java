package io.antiphon.core.discovery;

import io.antiphon.core.Page;
import io.antiphon.core.library.Annotated;
import io.antiphon.core.library.Artist;
import io.antiphon.core.library.ArtistCredit;
import io.antiphon.core.library.ArtistId;
import io.antiphon.core.library.Catalogue;
import io.antiphon.core.library.Track;
import io.antiphon.core.library.TrackSelection;
import io.antiphon.core.library.Viewer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// Finds what goes with an artist or a track by what the library knows: who appears together on tracks and albums, and who shares
/// genres. Looks at samples of bounded size, so that the cost does not grow with the library.
public final class Similarity {
    private static final int TRACKS_OF_ARTIST = 300;
    private static final int TRACKS_PER_GENRE = 150;
    private static final int GENRES = 3;
    private static final int SIMILAR_ARTISTS = 15;
    private static final int TRACKS_PER_SIMILAR_ARTIST = 20;
    /// Sharing a track says more than sharing a genre.
    private static final int TOGETHER_WEIGHT = 10;

    private final Catalogue catalogue;
    private final RandomGenerator random;

    /// @param random must be safe for concurrent use
    public Similarity(Catalogue catalogue, RandomGenerator random) {
        this.catalogue = catalogue;
        this.random = random;
    }

    /// The most similar first; the same answer as long as the library stays the same.
    public List<Annotated<Artist>> similarArtists(Viewer viewer, ArtistId artist, int count) {
        List<Track> own = tracksOf(viewer, artist, TRACKS_OF_ARTIST);
        Map<ArtistId, Integer> scores = new HashMap<>();
        own.forEach(
                track -> credits(track).forEach(credit -> scores.merge(credit.id(), TOGETHER_WEIGHT, Integer::sum)));
        genresOf(own).forEach((genre, weight) -> {
            for (Annotated<Track> other : ofGenre(viewer, genre, artist.value().hashCode())) {
                other.item()
                        .credits()
                        .albumArtists()
                        .forEach(credit -> scores.merge(credit.id(), weight, Integer::sum));
            }
        });
        scores.remove(artist);
        List<ArtistId> ranked = scores.entrySet()
                .stream()
                .sorted(Map.Entry.<ArtistId, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(entry -> entry.getKey().value()))
                .limit(count)
                .map(Map.Entry::getKey)
                .toList();
        Map<ArtistId, Annotated<Artist>> found = catalogue.findArtists(viewer, ranked);
        return ranked.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    /// Tracks of an artist and of similar ones, shuffled.
    public List<Annotated<Track>> tracksLike(Viewer viewer, ArtistId artist, int count) {
        if (count == 0) {
            return List.of();
        }
        List<Annotated<Track>> pool = new ArrayList<>(sampleOf(viewer, artist));
        for (Annotated<Artist> similar : similarArtists(viewer, artist, SIMILAR_ARTISTS)) {
            pool.addAll(sampleOf(viewer, similar.item().id()));
        }
        return shuffled(pool, count);
    }

    /// Tracks that go with some tracks, those left out: of the same genres and by artists like theirs, shuffled.
    public List<Annotated<Track>> tracksLike(Viewer viewer, Collection<Track> seeds, int count) {
        if (count == 0 || seeds.isEmpty()) {
            return List.of();
        }
        List<Annotated<Track>> pool = new ArrayList<>();
        seeds.stream()
                .flatMap(track -> track.credits().artists().stream())
                .map(ArtistCredit::id)
                .distinct()
                .limit(GENRES)
                .forEach(artist -> {
                    pool.addAll(sampleOf(viewer, artist));
                    similarArtists(viewer, artist, SIMILAR_ARTISTS / GENRES)
                            .forEach(similar -> pool.addAll(sampleOf(viewer, similar.item().id())));
                });
        genresOf(seeds).keySet().forEach(genre -> pool.addAll(ofGenre(viewer, genre, random.nextLong())));
        var left = seeds.stream().map(Track::id).toList();
        pool.removeIf(track -> left.contains(track.item().id()));
        return shuffled(pool, count);
    }

    private List<Annotated<Track>> shuffled(List<Annotated<Track>> pool, int count) {
        SequencedMap<String, Annotated<Track>> distinct = new LinkedHashMap<>();
        pool.forEach(track -> distinct.putIfAbsent(track.item().id().value(), track));
        List<Annotated<Track>> tracks = new ArrayList<>(distinct.values());
        Collections.shuffle(tracks, Random.from(random));
        return tracks.stream().limit(count).toList();
    }

    private List<Track> tracksOf(Viewer viewer, ArtistId artist, int limit) {
        return catalogue.listTracks(viewer, new TrackSelection.OfArtist(artist), Page.first(limit))
                .stream()
                .map(Annotated::item)
                .toList();
    }

    private List<Annotated<Track>> sampleOf(Viewer viewer, ArtistId artist) {
        return catalogue
                .listTracks(viewer, new TrackSelection.TopOfArtist(artist), Page.first(TRACKS_PER_SIMILAR_ARTIST))
                .toList();
    }

    private List<Annotated<Track>> ofGenre(Viewer viewer, String genre, long seed) {
        return catalogue
                .listTracks(viewer, new TrackSelection.Random(seed, genre, null, null), Page.first(TRACKS_PER_GENRE))
                .toList();
    }

    /// The most frequent genres of some tracks, with 3 for the first down to 1.
    private static SequencedMap<String, Integer> genresOf(Collection<Track> tracks) {
        Map<String, Integer> counts = new HashMap<>();
        tracks.forEach(track -> track.details().genres().forEach(genre -> counts.merge(genre, 1, Integer::sum)));
        List<String> ranked = counts.entrySet()
                .stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry::getKey))
                .limit(GENRES)
                .map(Map.Entry::getKey)
                .toList();
        SequencedMap<String, Integer> weights = new LinkedHashMap<>();
        ranked.forEach(genre -> weights.put(genre, GENRES - weights.size()));
        return weights;
    }

    private static Stream<ArtistCredit> credits(Track track) {
        return Stream.concat(track.credits().artists().stream(), track.credits().albumArtists().stream()).distinct();
    }
}
