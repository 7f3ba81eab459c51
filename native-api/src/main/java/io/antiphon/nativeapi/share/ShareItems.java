package io.antiphon.nativeapi.share;

import io.antiphon.core.library.EpisodeId;
import io.antiphon.core.sharing.SharedItem;
import io.antiphon.nativeapi.http.LibraryIds;
import io.antiphon.nativeapi.http.Names;

/// What can be shared, as calls name it.
final class ShareItems {

    private static final String EPISODE_PREFIX = "pe-";

    private ShareItems() {}

    /// The kinds of what can be shared.
    enum Kind {
        ALBUM, ARTIST, TRACK, PLAYLIST, FOLDER, EPISODE
    }

    static SharedItem read(String kind, String id) {
        return switch (Names.read(Kind.class, kind)) {
            case ALBUM -> new SharedItem.OfAlbum(LibraryIds.album(id));
            case ARTIST -> new SharedItem.OfArtist(LibraryIds.artist(id));
            case TRACK -> new SharedItem.OfTrack(LibraryIds.track(id));
            case PLAYLIST -> new SharedItem.OfPlaylist(LibraryIds.playlist(id));
            case FOLDER -> new SharedItem.OfFolder(LibraryIds.folder(id));
            case EPISODE -> new SharedItem.OfEpisode(
                    new EpisodeId(id.startsWith(EPISODE_PREFIX) ? id.substring(EPISODE_PREFIX.length()) : id));
        };
    }

    static ShareBodies.ItemBody write(SharedItem item) {
        return switch (item) {
            case SharedItem.OfAlbum(var id) -> body(Kind.ALBUM, id.value());
            case SharedItem.OfArtist(var id) -> body(Kind.ARTIST, id.value());
            case SharedItem.OfTrack(var id) -> body(Kind.TRACK, id.value());
            case SharedItem.OfPlaylist(var id) -> body(Kind.PLAYLIST, id.value());
            case SharedItem.OfFolder(var id) -> body(Kind.FOLDER, id.value());
            case SharedItem.OfEpisode(var id) -> body(Kind.EPISODE, id.value());
        };
    }

    private static ShareBodies.ItemBody body(Kind kind, String id) {
        return new ShareBodies.ItemBody(Names.written(kind), id);
    }
}
