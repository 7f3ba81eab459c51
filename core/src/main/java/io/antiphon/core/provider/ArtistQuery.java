package io.antiphon.core.provider;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which artist is meant.
///
/// @param mbid MusicBrainz' id of the artist; decides when it is there
/// @param albums titles of some of their albums here, to tell namesakes apart
public record ArtistQuery(String name, @Nullable String mbid, List<String> albums) {

    public ArtistQuery {
        albums = List.copyOf(albums);
    }
}
