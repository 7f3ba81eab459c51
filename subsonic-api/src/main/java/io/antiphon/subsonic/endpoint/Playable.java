package io.antiphon.subsonic.endpoint;

import io.antiphon.core.library.PlayableId;
import io.antiphon.core.library.ReplayGain;
import io.antiphon.core.streaming.StreamSource;
import java.nio.file.Path;

/// A file that can be sent, whether a song's or an episode's.
///
/// @param title for errors
/// @param fileName to save it under; not made safe
/// @param loudness as tagged or measured
record Playable(PlayableId id, String title, Path file, String contentType, String fileName, StreamSource source,
        ReplayGain loudness) {}
