package io.antiphon.nativeapi.catalogue;

import io.antiphon.core.LibraryException;
import io.antiphon.core.library.Album;
import io.antiphon.core.library.AlbumId;
import io.antiphon.core.library.Annotated;
import io.antiphon.core.library.Artist;
import io.antiphon.core.library.ArtistId;
import io.antiphon.core.library.Folder;
import io.antiphon.core.library.FolderId;
import io.antiphon.core.library.Track;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.library.Viewer;
import io.antiphon.nativeapi.http.Call;
import io.antiphon.nativeapi.http.LibraryIds;

/// Finds what a call names, in the caller's sight.
final class Sight {

    private final CataloguePorts ports;

    Sight(CataloguePorts ports) {
        this.ports = ports;
    }

    Viewer viewer(Call call) {
        return call.viewer(ports.musicFolders());
    }

    Annotated<Track> requireTrack(Call call) {
        TrackId id = LibraryIds.track(call.parameter("id"));
        return ports.catalogue()
                .findTrack(viewer(call), id)
                .orElseThrow(() -> new LibraryException.NotFound("Track", id.value()));
    }

    Annotated<Album> requireAlbum(Call call) {
        AlbumId id = LibraryIds.album(call.parameter("id"));
        return ports.catalogue()
                .findAlbum(viewer(call), id)
                .orElseThrow(() -> new LibraryException.NotFound("Album", id.value()));
    }

    Annotated<Artist> requireArtist(Call call) {
        ArtistId id = LibraryIds.artist(call.parameter("id"));
        return ports.catalogue()
                .findArtist(viewer(call), id)
                .orElseThrow(() -> new LibraryException.NotFound("Artist", id.value()));
    }

    Annotated<Folder> requireFolder(Call call) {
        FolderId id = LibraryIds.folder(call.parameter("id"));
        return ports.catalogue()
                .findFolder(viewer(call), id)
                .orElseThrow(() -> new LibraryException.NotFound("Folder", id.value()));
    }
}
