package io.antiphon.nativeapi.playback;

import io.antiphon.core.library.MusicFolders;
import io.antiphon.core.playback.Playables;
import io.antiphon.core.playback.PlaybackService;
import io.antiphon.core.playback.SharedPlayback;
import java.time.Clock;

/// What playback stands on.
///
/// @param shared what users' devices share
/// @param players who plays what now
/// @param playables what can be played
public record PlaybackPorts(SharedPlayback shared, PlaybackService players, Playables playables,
        MusicFolders musicFolders, Clock clock) {}
