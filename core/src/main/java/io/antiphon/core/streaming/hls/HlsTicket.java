package io.antiphon.core.streaming.hls;

import io.antiphon.core.library.TrackId;
import io.antiphon.core.user.UserId;

/// What a player may fetch, and for whom.
///
/// @param musicFolder in which the track was in the user's sight
/// @param soundStream number of the sound in the file; -1 for the first one
public record HlsTicket(UserId user, int musicFolder, TrackId track, Rendition rendition, Packaging packaging,
        int soundStream) {

    /// For pieces in MPEG transport streams.
    public HlsTicket(UserId user, int musicFolder, TrackId track, Rendition rendition, int soundStream) {
        this(user, musicFolder, track, rendition, Packaging.MPEG_TS, soundStream);
    }
}
