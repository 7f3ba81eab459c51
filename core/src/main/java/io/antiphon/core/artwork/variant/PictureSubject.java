package io.antiphon.core.artwork.variant;

import io.antiphon.core.library.AlbumId;
import io.antiphon.core.library.ArtistId;
import io.antiphon.core.library.ItemId;
import io.antiphon.core.library.layer.Layered;
import io.antiphon.core.provider.ArtistQuery;
import io.antiphon.core.provider.ReleaseQuery;

/// What pictures are looked for of, with what providers are asked about it.
public sealed interface PictureSubject {

    /// Its row: later things have higher ones.
    int row();

    String id();

    /// Fingerprint of the picture that its row shows; empty for none.
    String shown();

    /// Whether it has an id by which others can know it; without one nothing that is found of it is sure.
    boolean identified();

    Layered kind();

    ItemId item();

    /// An album.
    record OfAlbum(int row, String id, String shown, ReleaseQuery query) implements PictureSubject {

        @Override
        public boolean identified() {
            return query.releaseMbid() != null || query.releaseGroupMbid() != null || query.barcode() != null;
        }

        @Override
        public Layered kind() {
            return Layered.ALBUM;
        }

        @Override
        public ItemId item() {
            return new AlbumId(id);
        }
    }

    /// An artist.
    record OfArtist(int row, String id, String shown, ArtistQuery query) implements PictureSubject {

        @Override
        public boolean identified() {
            return query.mbid() != null;
        }

        @Override
        public Layered kind() {
            return Layered.ARTIST;
        }

        @Override
        public ItemId item() {
            return new ArtistId(id);
        }
    }
}
