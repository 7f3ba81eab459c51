package io.antiphon.core.nfo;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What lists of artists show of `artist.nfo` files, for a scan, which reads it once. Holds nothing.
public final class ArtistNotes {

    /// The short text that tells an artist from others of the same name.
    ///
    /// @param folder inside the music folder
    /// @param named whether the folder has the artist's name
    public Optional<String> findDisambiguation(Path musicFolder, Path folder, String artist, @Nullable String mbid,
            boolean named) {
        return NfoFiles.readArtist(musicFolder, folder)
                .filter(nfo -> nfo.isOfArtist(artist, mbid, named))
                .map(Nfo::disambiguation);
    }
}
