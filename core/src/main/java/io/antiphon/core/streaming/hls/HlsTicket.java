package io.antiphon.core.streaming.hls;

import io.antiphon.core.library.Track;
import io.antiphon.core.library.TrackCatalogue;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.user.UserId;

/// What a player may fetch, and for whom.
///
/// @param musicFolder in which the track was in the user's sight, or what its drafts are in view as
/// @param soundStream number of the sound in the file; -1 for the first one
public record HlsTicket(UserId user, int musicFolder, TrackId track, Rendition rendition, Packaging packaging,
        int soundStream) {

    /// In which of the places that a viewer sees a track is in their sight.
    public static int placeOf(TrackCatalogue tracks, Viewer viewer, Track track) {
        int drafts = Viewer.draftsOf(track.musicFolder());
        boolean draft = viewer.musicFolders().contains(drafts)
                && tracks.findTrack(viewer.withoutDrafts(), track.id()).isEmpty();
        return draft ? drafts : track.musicFolder();
    }

    /// For pieces in MPEG transport streams.
    public HlsTicket(UserId user, int musicFolder, TrackId track, Rendition rendition, int soundStream) {
        this(user, musicFolder, track, rendition, Packaging.MPEG_TS, soundStream);
    }
}
