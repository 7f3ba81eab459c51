package io.antiphon.core.analysis;

/// A key as heard.
///
/// @param tonic pitch class, 0 for C to 11 for B
/// @param mode  major or minor
public record MusicalKey(int tonic, Mode mode) {

    public enum Mode {
        MAJOR, MINOR
    }

    public MusicalKey {
        if (tonic < 0 || tonic > 11) {
            throw new IllegalArgumentException("a pitch class is 0 to 11, not " + tonic);
        }
    }
}
