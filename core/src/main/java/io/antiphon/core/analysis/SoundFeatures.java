package io.antiphon.core.analysis;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/// What a track sounds like.
///
/// @param version of the computation; vectors of different versions must not be compared
/// @param vector  unit length; the cosine of two vectors tells how alike two tracks sound
/// @param tempo   beats a minute, where a pulse is heard
/// @param key     where one is heard
public record SoundFeatures(int version, float[] vector, OptionalDouble tempo, Optional<MusicalKey> key) {

    public SoundFeatures {
        vector = vector.clone();
    }

    @Override
    public float[] vector() {
        return vector.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SoundFeatures that && version == that.version && Arrays.equals(vector, that.vector)
                && tempo.equals(that.tempo) && key.equals(that.key);
    }

    @Override
    public int hashCode() {
        return 31 * version + Arrays.hashCode(vector);
    }

    @Override
    public String toString() {
        return "SoundFeatures[version=" + version + ", vector of " + vector.length + ", tempo=" + tempo + ", key=" + key
                + "]";
    }
}
