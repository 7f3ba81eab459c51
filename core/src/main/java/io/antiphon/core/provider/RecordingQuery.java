package io.antiphon.core.provider;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Which recording is meant, and what is known of it. What is unknown of title, artist and album is empty text.
///
/// @param disc from 1 on
/// @param number its place on the disc
/// @param isrc International Standard Recording Code (ISO 3901), without hyphens
/// @param recordingMbid MusicBrainz' id of the recording; decides when it is there
public record RecordingQuery(String title, String artist, String album, Duration duration, @Nullable Integer disc,
        @Nullable Integer number, @Nullable Integer year, @Nullable String isrc, @Nullable String recordingMbid) {}
