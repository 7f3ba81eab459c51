package io.antiphon.core.sharing;

import io.antiphon.core.LibraryException;
import io.antiphon.core.Page;
import io.antiphon.core.library.Annotated;
import io.antiphon.core.library.Catalogue;
import io.antiphon.core.library.EpisodeId;
import io.antiphon.core.library.PlayableId;
import io.antiphon.core.library.Track;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.library.TrackSelection;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.playlist.Playlist;
import io.antiphon.core.playlist.PlaylistService;
import io.antiphon.core.podcast.PodcastEpisode;
import io.antiphon.core.podcast.Podcasts;
import io.antiphon.core.user.User;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The tracks and episodes behind what was shared.
final class SharedTracks {

    private final Catalogue catalogue;
    private final PlaylistService playlists;
    private final Podcasts podcasts;

    SharedTracks(Catalogue catalogue, PlaylistService playlists, Podcasts podcasts) {
        this.catalogue = catalogue;
        this.playlists = playlists;
        this.podcasts = podcasts;
    }

    /// @throws LibraryException.NotFound for the first item that is not there or not in sight
    void requireInSight(User user, Viewer viewer, List<SharedItem> items) {
        List<SharedItem> seen = listInSight(user, viewer, items);
        for (SharedItem item : items) {
            if (!seen.contains(item)) {
                throw notFound(item);
            }
        }
    }

    /// Those that are there and in sight.
    List<SharedItem> listInSight(User user, Viewer viewer, List<SharedItem> items) {
        Map<TrackId, Annotated<Track>> known = catalogue.findTracks(viewer, trackIds(items));
        return items.stream().filter(item -> switch (item) {
            case SharedItem.OfTrack(var id) -> known.containsKey(id);
            case SharedItem.OfAlbum(var id) -> catalogue.findAlbum(viewer, id).isPresent();
            case SharedItem.OfArtist(var id) -> catalogue.findArtist(viewer, id).isPresent();
            case SharedItem.OfFolder(var id) -> catalogue.findFolder(viewer, id).isPresent();
            case SharedItem.OfEpisode(var id) -> podcasts.findEpisode(id).isPresent();
            case SharedItem.OfPlaylist playlist -> findPlaylist(user, playlist).isPresent();
        }).toList();
    }

    private static LibraryException notFound(SharedItem item) {
        return switch (item) {
            case SharedItem.OfTrack(var id) -> new LibraryException.NotFound("Song", id.value());
            case SharedItem.OfAlbum(var id) -> new LibraryException.NotFound("Album", id.value());
            case SharedItem.OfArtist(var id) -> new LibraryException.NotFound("Artist", id.value());
            case SharedItem.OfFolder(var id) -> new LibraryException.NotFound("Directory", id.value());
            case SharedItem.OfEpisode(var id) -> new LibraryException.NotFound("Podcast episode", id.value());
            case SharedItem.OfPlaylist(var id) -> new LibraryException.NotFound("Playlist", id.value());
        };
    }

    /// In order, each once; what is gone or out of sight is left out.
    ///
    /// @param owner whose playlists are meant
    List<Annotated<SharedEntry>> list(User owner, Viewer viewer, List<SharedItem> items) {
        Map<TrackId, Annotated<Track>> single = catalogue.findTracks(viewer, trackIds(items));
        Map<EpisodeId, Annotated<PodcastEpisode>> episodes = podcasts.findEpisodes(viewer.user(), episodeIds(items));
        Map<PlayableId, Annotated<SharedEntry>> found = new LinkedHashMap<>();
        for (SharedItem item : items) {
            switch (item) {
                case SharedItem.OfTrack(var id) -> addTrack(found, single.get(id));
                case SharedItem.OfAlbum(var id) -> catalogue.findAlbum(viewer, id)
                        .ifPresent(album -> addAll(found, viewer, new TrackSelection.OfAlbum(album.item().id())));
                case SharedItem.OfArtist(var id) -> catalogue.findArtist(viewer, id)
                        .ifPresent(artist -> addAll(found, viewer, new TrackSelection.OfArtist(artist.item().id())));
                case SharedItem.OfFolder(var id) -> addAll(found, viewer, new TrackSelection.OfFolder(id));
                case SharedItem.OfEpisode(var id) -> addEpisode(found, episodes.get(id));
                case SharedItem.OfPlaylist playlist -> findPlaylist(owner, playlist)
                        .ifPresent(list -> playlists.entries(viewer, list).forEach(track -> addTrack(found, track)));
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

    private void addAll(Map<PlayableId, Annotated<SharedEntry>> found, Viewer viewer, TrackSelection selection) {
        catalogue.listTracks(viewer, selection, Page.ALL).forEach(track -> addTrack(found, track));
    }

    private static void addTrack(Map<PlayableId, Annotated<SharedEntry>> found, @Nullable Annotated<Track> track) {
        if (track != null) {
            found.putIfAbsent(track.item().id(),
                    new Annotated<>(new SharedEntry.OfTrack(track.item()), track.annotation()));
        }
    }

    private void addEpisode(Map<PlayableId, Annotated<SharedEntry>> found,
            @Nullable Annotated<PodcastEpisode> episode) {
        if (episode == null) {
            return;
        }
        podcasts.findChannel(episode.item().channel())
                .ifPresent(channel -> found.putIfAbsent(episode.item().id(), new Annotated<>(
                        new SharedEntry.OfEpisode(channel, episode.item()), episode.annotation())));
    }

    private static Collection<TrackId> trackIds(List<SharedItem> items) {
        return items.stream()
                .filter(SharedItem.OfTrack.class::isInstance)
                .map(item -> ((SharedItem.OfTrack) item).id())
                .distinct()
                .toList();
    }

    private static Collection<EpisodeId> episodeIds(List<SharedItem> items) {
        return items.stream()
                .filter(SharedItem.OfEpisode.class::isInstance)
                .map(item -> ((SharedItem.OfEpisode) item).id())
                .distinct()
                .toList();
    }
}
