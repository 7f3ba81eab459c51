package io.antiphon.subsonic.parameter;

import io.antiphon.core.library.TrackId;
import io.antiphon.core.playlist.PlaylistId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the playlists chapter takes.
public interface PlaylistParameters {

    /// `getPlaylists`.
    record Playlists(@Nullable String username) {}

    /// `getPlaylist`, `deletePlaylist`.
    record PlaylistById(PlaylistId id) {}

    /// `createPlaylist`: with `playlistId` the songs of that one are replaced, else `name` is required.
    record CreatePlaylist(@Nullable PlaylistId playlistId, @Nullable String name, List<TrackId> songId) {}

    /// `updatePlaylist`: what is absent stays.
    record UpdatePlaylist(PlaylistId playlistId, @Nullable String name, @Nullable String comment,
            @Wire("public") @Nullable Boolean published,
            List<TrackId> songIdToAdd, List<Integer> songIndexToRemove) {}
}
