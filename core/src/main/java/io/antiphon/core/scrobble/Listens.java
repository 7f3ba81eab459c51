package io.antiphon.core.scrobble;

import io.antiphon.core.library.Album;
import io.antiphon.core.library.AlbumCatalogue;
import io.antiphon.core.library.AlbumId;
import io.antiphon.core.library.Annotated;
import io.antiphon.core.library.MusicFolders;
import io.antiphon.core.library.Track;
import io.antiphon.core.library.TrackCatalogue;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.provider.Listen;
import io.antiphon.core.provider.LovedSong;
import io.antiphon.core.scrobble.ScrobbleQueue.QueuedPlay;
import io.antiphon.core.user.User;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Says what was heard as services know music: by names and by ids of MusicBrainz. What is told is what the library says when it is sent.
final class Listens {

    private final TrackCatalogue tracks;
    private final AlbumCatalogue albums;
    private final MusicFolders musicFolders;

    Listens(TrackCatalogue tracks, AlbumCatalogue albums, MusicFolders musicFolders) {
        this.tracks = tracks;
        this.albums = albums;
        this.musicFolders = musicFolders;
    }

    Viewer viewer(User user) {
        return Viewer.of(user, musicFolders.listMusicFolders());
    }

    /// In the order of the plays; without those of what is not in sight any more.
    Map<QueuedPlay, Listen> of(User user, List<QueuedPlay> plays) {
        Viewer viewer = viewer(user);
        Map<TrackId, Annotated<Track>> found = tracks.findTracks(viewer,
                plays.stream().map(QueuedPlay::track).distinct().toList());
        Map<AlbumId, Annotated<Album>> on = albums(viewer, found.values());
        Map<QueuedPlay, Listen> listens = new LinkedHashMap<>();
        for (QueuedPlay play : plays) {
            Annotated<Track> track = found.get(play.track());
            if (track != null) {
                listens.put(play, listen(play.at(), track.item(), on.get(track.item().album())));
            }
        }
        return listens;
    }

    private Map<AlbumId, Annotated<Album>> albums(Viewer viewer, Collection<Annotated<Track>> of) {
        return albums.findAlbums(viewer,
                of.stream().map(track -> track.item().album()).collect(Collectors.toSet()));
    }

    Optional<LovedSong> song(User user, TrackId id, Instant since) {
        return tracks.findTrack(viewer(user), id)
                .map(Annotated::item)
                .map(track -> new LovedSong(track.title(), track.credits().displayArtist(),
                        track.details().recordingMbid(), since));
    }

    private static Listen listen(Instant at, Track track, @Nullable Annotated<Album> album) {
        String artist = track.credits().displayArtist();
        String albumArtist = track.credits().displayAlbumArtist();
        Duration length = track.audio().duration();
        return new Listen(at, track.title(), artist, track.albumTitle().isBlank() ? null : track.albumTitle(),
                albumArtist.isBlank() || albumArtist.equals(artist) ? null : albumArtist,
                length.isZero() ? null : length, track.number(), track.details().recordingMbid(),
                album == null ? null : album.item().mbid(),
                track.details().isrcs().isEmpty() ? null : track.details().isrcs().getFirst());
    }
}
