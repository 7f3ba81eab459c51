package io.antiphon.core.provider;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A song that somebody loves.
///
/// @param title empty when the service does not say, as the artist is
/// @param since absent when unknown
public record LovedSong(String title, String artist, @Nullable String recordingMbid, @Nullable Instant since) {

    /// Whether it says which song it is.
    public boolean isNamed() {
        return !title.isBlank() && !artist.isBlank();
    }
}
