package io.antiphon.core.enrichment;

import io.antiphon.core.enrichment.match.KnownAlbum;
import io.antiphon.core.enrichment.match.KnownTrack;
import io.antiphon.core.provider.RecordingQuery;
import io.antiphon.core.provider.ReleaseQuery;

/// What is asked of providers.
final class Questions {

    private Questions() {}

    static ReleaseQuery of(PendingAlbum pending) {
        KnownAlbum album = pending.album();
        return new ReleaseQuery(album.title(), album.artist(), album.releaseMbid(), album.releaseGroupMbid(),
                album.year(), album.barcode(), album.tracks()
                        .stream()
                        .map(track -> new ReleaseQuery.TrackFacts(track.title(), track.disc(), track.number(),
                                track.duration()))
                        .toList());
    }

    static RecordingQuery of(KnownTrack track) {
        return new RecordingQuery(track.title(), track.artist(), track.album(), track.duration(), track.disc(),
                track.number(), track.year(), track.isrcs().isEmpty() ? null : track.isrcs().getFirst(),
                track.recordingMbid());
    }
}
