package io.antiphon.core.analysis;

import io.antiphon.core.library.AudioProperties;
import io.antiphon.core.library.TrackId;

/// A track whose sound, as it is now, was not analysed yet.
///
/// @param row       orders the queue
/// @param album     row of its album
/// @param path      relative to the music folder's root
/// @param signature of its sound, which a move or a retag does not change
public record PendingTrack(int row, TrackId id, int album, int musicFolder, String path, String signature,
        AudioProperties audio) {}
