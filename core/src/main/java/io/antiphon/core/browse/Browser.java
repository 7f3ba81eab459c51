package io.antiphon.core.browse;

import io.antiphon.core.library.Album;
import io.antiphon.core.library.Annotated;
import io.antiphon.core.library.Artist;
import io.antiphon.core.library.Track;
import io.antiphon.core.library.Viewer;

/// The library in lists, in a viewer's sight. Reading a list to its end, each stretch from where the last one stopped, gives each thing that
/// stays in the list once, whatever comes and goes meanwhile.
public interface Browser {

    Slice<Annotated<Track>> tracks(Viewer viewer, TrackFilter filter, Order<Order.OfTracks> order, Stretch stretch);

    Slice<Annotated<Album>> albums(Viewer viewer, AlbumFilter filter, Order<Order.OfAlbums> order, Stretch stretch);

    Slice<Annotated<Artist>> artists(Viewer viewer, ArtistFilter filter, Order<Order.OfArtists> order,
            Stretch stretch);
}
