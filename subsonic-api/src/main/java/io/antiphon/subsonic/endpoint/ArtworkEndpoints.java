package io.antiphon.subsonic.endpoint;

import io.antiphon.core.LibraryException;
import io.antiphon.core.artwork.Artwork;
import io.antiphon.core.artwork.Picture;
import io.antiphon.core.library.CoverSource;
import io.antiphon.core.library.ItemId;
import io.antiphon.core.library.Track;
import io.antiphon.core.playlist.Playlist;
import io.antiphon.core.playlist.PlaylistId;
import io.antiphon.core.playlist.PlaylistService;
import io.antiphon.core.user.Accounts;
import io.antiphon.core.user.User;
import io.antiphon.subsonic.parameter.CommonParameters.ByUserName;
import io.antiphon.subsonic.parameter.RetrievalParameters.CoverArt;
import io.antiphon.subsonic.parameter.WireId;
import java.util.List;
import java.util.Optional;

/// Covers and avatars. Cover ids are taken as they come: with any prefix, several, or none.
final class ArtworkEndpoints implements ChapterEndpoints {
    private static final int ENTRIES_FOR_COLLAGE = 100;
    private static final int ITEMS_FOR_COLLAGE = 20;

    private final Artwork artwork;
    private final PlaylistService playlists;
    private final Accounts accounts;
    private final Items items;

    ArtworkEndpoints(SubsonicPorts ports, Items items) {
        this.artwork = ports.artwork();
        this.playlists = ports.playlists();
        this.accounts = ports.accounts();
        this.items = items;
    }

    @Override
    public List<Endpoint<?>> endpoints() {
        return List.of(
                Endpoint.named(Chapter.RETRIEVAL, "getCoverArt", "1.0.0")
                        .sends("the picture", CoverArt.class, this::cover),
                Endpoint.named(Chapter.RETRIEVAL, "getAvatar", "1.8.0")
                        .sends("the picture", ByUserName.class, this::avatar));
    }

    private Reply cover(Caller caller, CoverArt asked) {
        return find(caller, asked.id(), asked.size()).map(ArtworkEndpoints::picture)
                .orElseThrow(() -> new LibraryException.NotFound("Cover art", asked.id().toString()));
    }

    private Optional<Picture> find(Caller caller, WireId id, int size) {
        return switch (id.kind()) {
            case TRACK, ALBUM, ARTIST, FOLDER, CHANNEL, EPISODE -> items.find(caller.viewer(), id)
                    .flatMap(item -> artwork.find(caller.viewer(), item, size));
            case PLAYLIST -> ofPlaylist(caller, new PlaylistId(id.value()), size);
            case UNKNOWN -> {
                Optional<ItemId> item = items.find(caller.viewer(), id);
                yield item.isPresent() ? artwork.find(caller.viewer(), item.get(), size)
                        : ofPlaylist(caller, new PlaylistId(id.value()), size);
            }
            case STATION -> Optional.empty();
        };
    }

    private Optional<Picture> ofPlaylist(Caller caller, PlaylistId id, int size) {
        Playlist playlist = playlists.find(caller.user(), id);
        List<? extends ItemId> pictured = playlists.entries(caller.viewer(), playlist)
                .stream()
                .limit(ENTRIES_FOR_COLLAGE)
                .map(entry -> entry.item())
                .filter(track -> track.cover() != CoverSource.NONE)
                .map(ArtworkEndpoints::pictured)
                .distinct()
                .limit(ITEMS_FOR_COLLAGE)
                .toList();
        return artwork.findCollage(caller.viewer(), pictured, size);
    }

    private static ItemId pictured(Track track) {
        return track.cover() == CoverSource.ALBUM ? track.album() : track.id();
    }

    private Reply avatar(Caller caller, ByUserName asked) {
        return accounts.findAccount(asked.username())
                .map(User::id)
                .flatMap(user -> artwork.findAvatar(user, 0))
                .map(ArtworkEndpoints::picture)
                .orElseThrow(() -> new LibraryException.NotFound("Avatar", asked.username()));
    }

    private static Reply picture(Picture picture) {
        return new Reply.BytesMedia(picture.bytes(), picture.contentType(), picture.etag());
    }
}
