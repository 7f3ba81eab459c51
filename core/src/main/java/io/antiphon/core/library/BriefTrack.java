package io.antiphon.core.library;

import java.time.Duration;

/// What has to be known of a track to note that somebody plays or likes it.
///
/// @param id its own, even where a merged one was asked for
/// @param length zero when it is not known
public record BriefTrack(TrackId id, Duration length) {}
