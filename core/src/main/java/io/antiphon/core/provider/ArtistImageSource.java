package io.antiphon.core.provider;

import java.util.List;

/// Has pictures of artists.
public interface ArtistImageSource {

    Lookup<List<OfferedImage>> findArtistImages(ArtistQuery artist);
}
