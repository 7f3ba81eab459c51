package io.antiphon.core.outside;

import io.antiphon.core.Page;
import io.antiphon.core.library.Annotated;
import io.antiphon.core.library.Artist;
import io.antiphon.core.library.ArtistId;
import io.antiphon.core.library.Catalogue;
import io.antiphon.core.library.Track;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.library.TrackSelection;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.provider.SimilarArtist;
import io.antiphon.core.provider.TopSong;
import io.antiphon.core.text.TextFolding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Songs of the library in the light of what others told. Whatever others name that is not here is left out.
public final class OutsideSongs {

    private static final int OWN_SONGS = 500;
    private static final int NAMES = 50;
    private static final int ARTISTS = 6;
    private static final int SONGS_OF_ONE = 4;
    /// After so many of the library's own choice one of the others' comes.
    private static final int OWN_IN_A_ROW = 3;

    private final Outside outside;
    private final Catalogue catalogue;

    public OutsideSongs(Outside outside, Catalogue catalogue) {
        this.outside = outside;
        this.catalogue = catalogue;
    }

    /// An artist's songs: those that people hear most elsewhere in that order, then those that are heard most here.
    public List<Annotated<Track>> topSongs(Viewer viewer, Artist artist, int count) {
        List<TopSong> told = count == 0 ? List.of() : outside.topSongs(viewer, artist);
        if (told.isEmpty()) {
            return heardHere(viewer, artist.id(), count);
        }
        List<Annotated<Track>> own = heardHere(viewer, artist.id(), Math.max(count, OWN_SONGS));
        Map<String, Annotated<Track>> byRecording = new HashMap<>();
        Map<String, Annotated<Track>> byTitle = new HashMap<>();
        own.forEach(track -> {
            String recording = track.item().details().recordingMbid();
            if (recording != null) {
                byRecording.putIfAbsent(recording, track);
            }
            byTitle.putIfAbsent(TextFolding.fold(track.item().title()), track);
        });
        Map<TrackId, Annotated<Track>> found = new LinkedHashMap<>();
        told.forEach(song -> {
            Annotated<Track> same = song.recordingMbid() == null ? null : byRecording.get(song.recordingMbid());
            Annotated<Track> here = same == null ? byTitle.get(TextFolding.fold(song.title())) : same;
            if (here != null) {
                found.putIfAbsent(here.item().id(), here);
            }
        });
        own.forEach(track -> found.putIfAbsent(track.item().id(), track));
        return found.values().stream().limit(count).toList();
    }

    private List<Annotated<Track>> heardHere(Viewer viewer, ArtistId artist, int count) {
        return catalogue.listTracks(viewer, new TrackSelection.TopOfArtist(artist), Page.first(count)).toList();
    }

    /// The artists here whom others hold for like one, the most alike first.
    public List<Annotated<Artist>> present(Viewer viewer, ArtistId like, List<SimilarArtist> told) {
        if (told.isEmpty()) {
            return List.of();
        }
        Map<String, String> ids = new HashMap<>();
        List<String> names = told.stream().limit(NAMES).map(SimilarArtist::name).toList();
        told.forEach(artist -> {
            if (artist.mbid() != null) {
                ids.putIfAbsent(TextFolding.fold(artist.name()), artist.mbid());
            }
        });
        return catalogue.findArtistsNamed(viewer, names)
                .stream()
                .filter(artist -> !artist.item().id().equals(like))
                .filter(artist -> isSame(artist.item().mbid(), ids.get(TextFolding.fold(artist.item().name()))))
                .toList();
    }

    /// Two ids tell namesakes apart.
    private static boolean isSame(@Nullable String one,
            @Nullable String other) {
        return one == null || other == null || Objects.equals(one, other);
    }

    /// Songs that go with an artist's, and between them some of artists whom others hold for alike.
    ///
    /// @param own what the library itself finds
    /// @param without what must not be among them
    public List<Annotated<Track>> mixed(Viewer viewer, Artist artist, List<Annotated<Track>> own,
            Collection<TrackId> without, int count) {
        List<Annotated<Artist>> alike = count == 0 ? List.of()
                : present(viewer, artist.id(), outside.similarArtists(viewer, artist));
        if (alike.isEmpty()) {
            return own;
        }
        List<Annotated<Track>> theirs = new ArrayList<>();
        alike.stream()
                .limit(ARTISTS)
                .forEach(one -> theirs.addAll(heardHere(viewer, one.item().id(), SONGS_OF_ONE)));
        Set<TrackId> kept = Set.copyOf(without);
        Iterator<Annotated<Track>> more = theirs.stream()
                .filter(track -> !kept.contains(track.item().id()))
                .iterator();
        Map<TrackId, Annotated<Track>> mixed = new LinkedHashMap<>();
        int row = 0;
        for (Annotated<Track> track : own) {
            mixed.putIfAbsent(track.item().id(), track);
            if (++row % OWN_IN_A_ROW == 0 && more.hasNext()) {
                Annotated<Track> next = more.next();
                mixed.putIfAbsent(next.item().id(), next);
            }
        }
        more.forEachRemaining(track -> mixed.putIfAbsent(track.item().id(), track));
        return mixed.values().stream().limit(count).toList();
    }

    /// Whether others could say who is like somebody.
    public boolean canMix() {
        return outside.canTell(Topic.SIMILAR_ARTISTS);
    }
}
