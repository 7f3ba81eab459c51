package io.antiphon.core.sonic;

import io.antiphon.core.library.TrackId;
import java.util.function.BooleanSupplier;

/// Keeps the index of vectors. Called by one thread at a time.
public interface SonicIndexWriter {

    /// Brings the index in line with the stored vectors if it was found missing, made by another version, or left unfinished.
    ///
    /// @param cancelled asked now and then; when it says so, the rest is left for the next start
    /// @return whether there was anything to do
    boolean fillIfNeeded(BooleanSupplier cancelled);

    /// Sets a track's vector.
    void put(TrackId track, float[] vector);

    /// Makes what was put findable.
    void commit();
}
