package io.antiphon.core.sharing;

import io.antiphon.core.LibraryException;
import io.antiphon.core.Page;
import io.antiphon.core.library.Annotated;
import io.antiphon.core.library.Catalogue;
import io.antiphon.core.library.Track;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.library.TrackSelection;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.playlist.Playlist;
import io.antiphon.core.playlist.PlaylistService;
import io.antiphon.core.user.User;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The tracks behind what was shared.
final class SharedTracks {

    private final Catalogue catalogue;
    private final PlaylistService playlists;

    SharedTracks(Catalogue catalogue, PlaylistService playlists) {
        this.catalogue = catalogue;
        this.playlists = playlists;
    }

    /// @throws LibraryException.NotFound for the first item that is not there or not in sight
    void requireInSight(User user, Viewer viewer, List<SharedItem> items) {
        Map<TrackId, Annotated<Track>> known = catalogue.findTracks(viewer, trackIds(items));
        for (SharedItem item : items) {
            switch (item) {
                case SharedItem.OfTrack(var id) -> require(known.containsKey(id), "Song", id.value());
                case SharedItem.OfAlbum(var id) -> require(catalogue.findAlbum(viewer, id).isPresent(), "Album",
                        id.value());
                case SharedItem.OfFolder(var id) -> require(catalogue.findFolder(viewer, id).isPresent(), "Directory",
                        id.value());
                case SharedItem.OfPlaylist(var id) -> playlists.find(user, id);
            }
        }
    }

    /// In order, each track once; what is gone or out of sight is left out.
    ///
    /// @param owner whose playlists are meant
    List<Annotated<Track>> list(User owner, Viewer viewer, List<SharedItem> items) {
        Map<TrackId, Annotated<Track>> single = catalogue.findTracks(viewer, trackIds(items));
        Map<TrackId, Annotated<Track>> found = new LinkedHashMap<>();
        for (SharedItem item : items) {
            switch (item) {
                case SharedItem.OfTrack(var id) -> add(found, single.get(id));
                case SharedItem.OfAlbum(var id) -> catalogue.findAlbum(viewer, id)
                        .ifPresent(album -> addAll(found, viewer, new TrackSelection.OfAlbum(album.item().id())));
                case SharedItem.OfFolder(var id) -> addAll(found, viewer, new TrackSelection.OfFolder(id));
                case SharedItem.OfPlaylist playlist -> findPlaylist(owner, playlist)
                        .ifPresent(list -> playlists.entries(viewer, list).forEach(track -> add(found, track)));
            }
        }
        return new ArrayList<>(found.values());
    }

    private Optional<Playlist> findPlaylist(User owner, SharedItem.OfPlaylist item) {
        try {
            return Optional.of(playlists.find(owner, item.id()));
        } catch (LibraryException.NotFound _) {
            return Optional.empty();
        }
    }

    private void addAll(Map<TrackId, Annotated<Track>> found, Viewer viewer, TrackSelection selection) {
        catalogue.listTracks(viewer, selection, Page.ALL).forEach(track -> add(found, track));
    }

    private static void add(Map<TrackId, Annotated<Track>> found, @Nullable Annotated<Track> track) {
        if (track != null) {
            found.putIfAbsent(track.item().id(), track);
        }
    }

    private static Collection<TrackId> trackIds(List<SharedItem> items) {
        return items.stream()
                .filter(SharedItem.OfTrack.class::isInstance)
                .map(item -> ((SharedItem.OfTrack) item).id())
                .distinct()
                .toList();
    }

    private static void require(boolean inSight, String what, String id) {
        if (!inSight) {
            throw new LibraryException.NotFound(what, id);
        }
    }
}
