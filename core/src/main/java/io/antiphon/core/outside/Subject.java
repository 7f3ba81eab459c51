package io.antiphon.core.outside;

import io.antiphon.core.library.Album;
import io.antiphon.core.library.Artist;
import io.antiphon.core.library.ItemId;
import io.antiphon.core.library.Track;
import io.antiphon.core.library.Viewer;

/// What is asked about, and in whose sight: no question says more of the library than who caused it may see.
sealed interface Subject {

    ItemId id();

    record OfArtist(Viewer viewer, Artist artist) implements Subject {

        @Override
        public ItemId id() {
            return artist.id();
        }
    }

    record OfAlbum(Viewer viewer, Album album) implements Subject {

        @Override
        public ItemId id() {
            return album.id();
        }
    }

    record OfTrack(Track track) implements Subject {

        @Override
        public ItemId id() {
            return track.id();
        }
    }
}
