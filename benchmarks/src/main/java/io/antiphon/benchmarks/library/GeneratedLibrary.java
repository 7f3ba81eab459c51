package io.antiphon.benchmarks.library;

/// What was made. `artists` have albums of their own, "Various Artists" not counted; `bytes` are those of audio and covers.
public record GeneratedLibrary(String directory, long seed, int tracks, int albums, int artists, long bytes,
        double seconds) {}
