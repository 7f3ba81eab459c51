package io.antiphon.core.sharing;

import io.antiphon.core.library.AlbumId;
import io.antiphon.core.library.ArtistId;
import io.antiphon.core.library.EpisodeId;
import io.antiphon.core.library.FolderId;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.playlist.PlaylistId;

/// What was put into a share. Albums, artists, folders and playlists show what is in them when somebody looks, not what was in them when
/// they were shared.
public sealed interface SharedItem {

    record OfTrack(TrackId id) implements SharedItem {}

    record OfAlbum(AlbumId id) implements SharedItem {}

    /// The tracks that the artist is credited on.
    record OfArtist(ArtistId id) implements SharedItem {}

    record OfEpisode(EpisodeId id) implements SharedItem {}

    /// The tracks directly inside.
    record OfFolder(FolderId id) implements SharedItem {}

    record OfPlaylist(PlaylistId id) implements SharedItem {}
}
