package io.antiphon.subsonic.mapping;

import io.antiphon.subsonic.parameter.WireId;
import io.antiphon.subsonic.response.Playlist;

/// Playlists.
public final class PlaylistMapper {

    private PlaylistMapper() {}

    /// @param editable whether the caller may change it
    public static Playlist playlist(io.antiphon.core.playlist.Playlist playlist, boolean editable) {
        String id = WireId.of(playlist.id()).toString();
        return new Playlist(id, playlist.name(), playlist.comment(), playlist.ownerName(), playlist.published(),
                playlist.trackCount(),
                Values.seconds(playlist.duration()), playlist.createdAt(), playlist.changedAt(),
                playlist.trackCount() == 0 ? null : id, playlist.sharedWith(),
                !editable, null);
    }
}
