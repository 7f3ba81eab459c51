package io.antiphon.core.outside;

import io.antiphon.core.Page;
import io.antiphon.core.library.Album;
import io.antiphon.core.library.AlbumCatalogue;
import io.antiphon.core.library.AlbumSelection;
import io.antiphon.core.library.Annotated;
import io.antiphon.core.library.Artist;
import io.antiphon.core.library.Track;
import io.antiphon.core.library.TrackCatalogue;
import io.antiphon.core.library.TrackSelection;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.provider.ArtistQuery;
import io.antiphon.core.provider.RecordingQuery;
import io.antiphon.core.provider.ReleaseQuery;
import io.antiphon.core.provider.ReleaseQuery.TrackFacts;
import java.util.List;

/// Puts into questions what the library knows of a thing.
final class Asking {

    private static final int ALBUMS = 10;
    private static final int TRACKS = 200;

    private final AlbumCatalogue albums;
    private final TrackCatalogue tracks;

    Asking(AlbumCatalogue albums, TrackCatalogue tracks) {
        this.albums = albums;
        this.tracks = tracks;
    }

    ArtistQuery about(Subject.OfArtist subject) {
        Viewer viewer = subject.viewer();
        Artist artist = subject.artist();
        List<String> titles = albums
                .listAlbums(viewer, new AlbumSelection.OfArtist(artist.id()), Page.first(ALBUMS))
                .stream()
                .map(album -> album.item().name())
                .toList();
        return new ArtistQuery(artist.name(), artist.mbid(), titles);
    }

    ReleaseQuery about(Subject.OfAlbum subject) {
        Album album = subject.album();
        List<TrackFacts> facts = tracks
                .listTracks(subject.viewer(), new TrackSelection.OfAlbum(album.id()), Page.first(TRACKS))
                .stream()
                .map(Annotated::item)
                .map(track -> new TrackFacts(track.title(), track.disc(), track.number(), track.audio().duration()))
                .toList();
        return new ReleaseQuery(album.name(), album.displayArtist(), album.mbid(), album.releaseGroupMbid(),
                album.year(), album.barcode(), facts);
    }

    static RecordingQuery about(Subject.OfTrack subject) {
        Track track = subject.track();
        return new RecordingQuery(track.title(), track.credits().displayArtist(), track.albumTitle(),
                track.audio().duration(), track.disc(), track.number(), track.year(),
                track.details().isrcs().stream().findFirst().orElse(null), track.details().recordingMbid());
    }
}
