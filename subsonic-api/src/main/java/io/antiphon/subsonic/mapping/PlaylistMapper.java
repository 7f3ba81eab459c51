package io.antiphon.subsonic.mapping;

import io.antiphon.subsonic.parameter.WireId;
import io.antiphon.subsonic.response.Playlist;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Playlists.
public final class PlaylistMapper {

    private PlaylistMapper() {}

    /// @param editable whether the caller may change it
    /// @param validUntil when its tracks may be others though nobody changed it
    public static Playlist playlist(io.antiphon.core.playlist.Playlist playlist, boolean editable,
            @Nullable Instant validUntil) {
        String id = WireId.of(playlist.id()).toString();
        return new Playlist(id, playlist.name(), playlist.comment(), playlist.ownerName(), playlist.published(),
                playlist.trackCount(),
                Values.seconds(playlist.duration()), playlist.createdAt(), playlist.changedAt(),
                playlist.trackCount() == 0 ? null : id, playlist.sharedWith(),
                !editable, validUntil);
    }
}
