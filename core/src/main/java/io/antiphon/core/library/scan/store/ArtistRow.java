package io.antiphon.core.library.scan.store;

import io.antiphon.core.library.layer.Layers;
import org.jspecify.annotations.Nullable;

/// An artist as stored.
///
/// @param key MusicBrainz id when tagged, else the folded name
/// @param image path of an image relative to the root of `imageMusicFolder`
/// @param layers what shows something else than tags say
/// @param disambiguation what tells the artist from others of the same name
public record ArtistRow(int row, String id, String key, String name, String foldedName, String sortName, String sortKey,
        @Nullable String mbid,
        @Nullable String image, @Nullable Integer imageMusicFolder, @Nullable String imageFingerprint,
        @Nullable String disambiguation, boolean missing, Layers layers) {

    public ArtistRow withId(String newId) {
        return new ArtistRow(row, newId, key, name, foldedName, sortName, sortKey, mbid, image, imageMusicFolder,
                imageFingerprint, disambiguation, missing, layers);
    }

    public ArtistRow withLayers(Layers newLayers) {
        return newLayers.equals(layers) ? this
                : new ArtistRow(row, id, key, name, foldedName, sortName, sortKey, mbid, image, imageMusicFolder,
                        imageFingerprint, disambiguation, missing, newLayers);
    }
}
