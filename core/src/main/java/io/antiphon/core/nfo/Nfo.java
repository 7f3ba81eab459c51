package io.antiphon.core.nfo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one file says.
///
/// @param name of the artist or the album, as the file has it
/// @param text the biography or the review
/// @param mbid of the artist, or of the release
/// @param similar names of similar artists
/// @param pictures http and https addresses of pictures, the best first
public record Nfo(@Nullable String name, @Nullable String text, @Nullable String mbid, List<String> genres,
        List<String> similar, List<String> pictures) {

    public Nfo {
        genres = List.copyOf(genres);
        similar = List.copyOf(similar);
        pictures = List.copyOf(pictures);
    }
}
