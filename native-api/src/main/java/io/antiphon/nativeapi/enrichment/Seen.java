package io.antiphon.nativeapi.enrichment;

import io.antiphon.core.LibraryException;
import io.antiphon.core.library.AlbumId;
import io.antiphon.core.library.ArtistId;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.library.layer.Layered;
import io.antiphon.nativeapi.http.Call;
import io.antiphon.nativeapi.http.LibraryIds;
import java.util.Optional;

/// Finds what a call is about, in the caller's sight.
final class Seen {

    private final EnrichmentRoomPorts ports;

    Seen(EnrichmentRoomPorts ports) {
        this.ports = ports;
    }

    /// The own id of the thing that the path names.
    ///
    /// @throws LibraryException.NotFound when it is not there, or not in the caller's sight
    String require(Call call, Layered kind) {
        String id = call.parameter("id");
        String bare = switch (kind) {
            case TRACK -> LibraryIds.track(id).value();
            case ALBUM -> LibraryIds.album(id).value();
            case ARTIST -> LibraryIds.artist(id).value();
        };
        return find(call, kind, bare).orElseThrow(() -> new LibraryException.NotFound(switch (kind) {
            case TRACK -> "Track";
            case ALBUM -> "Album";
            case ARTIST -> "Artist";
        }, bare));
    }

    boolean isSeen(Call call, Layered kind, String id) {
        return find(call, kind, id).isPresent();
    }

    private Optional<String> find(Call call, Layered kind, String id) {
        Viewer viewer = call.viewer(ports.musicFolders());
        return switch (kind) {
            case TRACK -> ports.catalogue()
                    .findTrack(viewer, new TrackId(id))
                    .map(track -> track.item().id().value());
            case ALBUM -> ports.catalogue()
                    .findAlbum(viewer, new AlbumId(id))
                    .map(album -> album.item().id().value());
            case ARTIST -> ports.catalogue()
                    .findArtist(viewer, new ArtistId(id))
                    .map(artist -> artist.item().id().value());
        };
    }
}
