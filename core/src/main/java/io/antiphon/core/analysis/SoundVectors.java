package io.antiphon.core.analysis;

import io.antiphon.core.library.TrackId;
import java.util.function.BiConsumer;

/// The stored vectors of all tracks, for building an index of them.
public interface SoundVectors {

    /// Tells every track's vector of this version, in no order; missing tracks' too.
    void forEach(int version, BiConsumer<TrackId, float[]> consumer);
}
