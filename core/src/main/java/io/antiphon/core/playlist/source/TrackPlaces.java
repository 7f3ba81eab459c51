package io.antiphon.core.playlist.source;

import io.antiphon.core.library.TrackId;
import java.util.Collection;
import java.util.Map;

/// Where tracks lie.
public interface TrackPlaces {

    /// The tracks at exactly these places, missing files included.
    Map<Place, TrackId> findAt(Collection<Place> places);

    /// The tracks that left these places last and lie elsewhere now.
    ///
    /// @param musicFolders in which they may lie
    Map<Place, TrackId> findFormer(Collection<Place> places, Collection<Integer> musicFolders);

    /// Shows every track whose file is there.
    void forEach(Taker taker);

    /// Takes one track.
    @FunctionalInterface
    interface Taker {

        void take(int musicFolder, String path, TrackId track);
    }
}
