package io.antiphon.nativeapi.http;

import io.antiphon.core.library.AlbumId;
import io.antiphon.core.library.ArtistId;
import io.antiphon.core.library.FolderId;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.playlist.PlaylistId;
import io.antiphon.core.radio.StationId;

/// Ids as calls name them: with and without the prefixes that they have in the Subsonic API. Answers give them without.
public final class LibraryIds {

    private LibraryIds() {}

    public static TrackId track(String id) {
        return new TrackId(bare(id, "tr-"));
    }

    public static AlbumId album(String id) {
        return new AlbumId(bare(id, "al-"));
    }

    public static ArtistId artist(String id) {
        return new ArtistId(bare(id, "ar-"));
    }

    public static FolderId folder(String id) {
        return new FolderId(bare(id, "fo-"));
    }

    public static PlaylistId playlist(String id) {
        return new PlaylistId(bare(id, "pl-"));
    }

    /// Of a track or a podcast's episode, whichever it is.
    public static String playable(String id) {
        return bare(bare(id, "tr-"), "pe-");
    }

    public static StationId station(String id) {
        return new StationId(bare(id, "ra-"));
    }

    private static String bare(String id, String prefix) {
        return id.startsWith(prefix) ? id.substring(prefix.length()) : id;
    }
}
