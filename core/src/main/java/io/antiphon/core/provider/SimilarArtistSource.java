package io.antiphon.core.provider;

import java.util.List;

/// Knows which artists are alike, the most alike first.
public interface SimilarArtistSource {

    Lookup<List<SimilarArtist>> findSimilarArtists(ArtistQuery artist);
}
