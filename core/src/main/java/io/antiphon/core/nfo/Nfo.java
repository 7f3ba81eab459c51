package io.antiphon.core.nfo;

import io.antiphon.core.text.TextFolding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one file says.
///
/// @param name of the artist or the album, as the file has it
/// @param text the biography or the review
/// @param mbid of the artist, or of the release
/// @param disambiguation of the artist: what tells them from others of the same name
/// @param similar names of similar artists
/// @param pictures http and https addresses of pictures, the best first
public record Nfo(@Nullable String name, @Nullable String text, @Nullable String mbid,
        @Nullable String disambiguation, List<String> genres,
        List<String> similar, List<String> pictures) {

    public Nfo {
        genres = List.copyOf(genres);
        similar = List.copyOf(similar);
        pictures = List.copyOf(pictures);
    }

    /// A folder above albums may be of many artists; its file counts when it is this artist's by its id or name, or the folder is.
    ///
    /// @param named whether the folder is the artist's
    boolean isOfArtist(String artist, @Nullable String artistMbid, boolean named) {
        if (mbid != null && artistMbid != null) {
            return mbid.equals(artistMbid);
        }
        return name == null ? named : TextFolding.fold(name).equals(TextFolding.fold(artist));
    }
}
