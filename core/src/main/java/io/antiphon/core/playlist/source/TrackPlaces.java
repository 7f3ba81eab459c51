package io.antiphon.core.playlist.source;

import io.antiphon.core.library.TrackId;
import java.util.Collection;
import java.util.Map;

/// Where tracks lie.
public interface TrackPlaces {

    /// The tracks at exactly these places, missing files included.
    Map<Place, TrackId> findAt(Collection<Place> places);

    /// Shows every track whose file is there.
    void forEach(Taker taker);

    /// Takes one track.
    @FunctionalInterface
    interface Taker {

        void take(int musicFolder, String path, TrackId track);
    }
}
