package io.antiphon.core.provider;

import java.util.List;

/// Has pictures of albums.
public interface AlbumImageSource {

    Lookup<List<OfferedImage>> findAlbumImages(ReleaseQuery album);
}
