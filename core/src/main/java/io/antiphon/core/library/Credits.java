package io.antiphon.core.library;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who made a track. `display…` is the credit as printed on the cover, joined by whoever tagged it.
///
/// @param artists never empty for sound: an untagged track is by the artist named `[Unknown Artist]`; empty for a video that stands alone
public record Credits(String displayArtist, List<ArtistCredit> artists, String displayAlbumArtist,
        List<ArtistCredit> albumArtists,
        @Nullable String displayComposer, List<Contributor> contributors) {

    public Credits {
        artists = List.copyOf(artists);
        albumArtists = List.copyOf(albumArtists);
        contributors = List.copyOf(contributors);
    }
}
