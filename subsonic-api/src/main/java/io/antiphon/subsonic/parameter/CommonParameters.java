package io.antiphon.subsonic.parameter;

import io.antiphon.core.library.AlbumId;
import io.antiphon.core.library.ArtistId;
import io.antiphon.core.library.TrackId;
import org.jspecify.annotations.Nullable;

/// What several chapters take.
public interface CommonParameters {

    /// Anything by its id.
    record ById(WireId id) {}

    /// A song.
    record TrackById(TrackId id) {}

    /// An album.
    record AlbumById(AlbumId id) {}

    /// An artist.
    record ArtistById(ArtistId id) {}

    /// One music folder, or all.
    record InMusicFolder(@Nullable Integer musicFolderId) {}

    /// A user.
    record ByUserName(String username) {}
}
