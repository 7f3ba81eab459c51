package io.antiphon.persistence.catalogue;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Scheduler;
import io.antiphon.core.library.Track;
import java.time.Duration;

/// Tracks that were asked for lately, so that what is read of the same rows again need not be decoded again. A track is the same object
/// for as long as its row and the ids of its folder and album are what they were: nothing has to be forgotten when something changes.
final class KeptTracks {

    /// With what is written of them, 5 KB each.
    private static final int MOST = 10_000;
    /// After this time without a request a server gives the memory back.
    private static final Duration UNUSED = Duration.ofMinutes(1);

    /// Only the whole is thrown away for want of requests: to note for each track when it was asked for last took a tenth of a page.
    private final LoadingCache<KeptTracks, Cache<Integer, Kept>> whole = Caffeine.newBuilder()
            .expireAfterAccess(UNUSED)
            .scheduler(Scheduler.systemScheduler())
            .executor(Runnable::run)
            .build(_ -> Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build());

    private record Kept(TrackRow row, String folder, String album, Track track) {

        boolean isOf(TrackRow now, String folderNow, String albumNow) {
            return row.equals(now) && folder.equals(folderNow) && album.equals(albumNow);
        }
    }

    /// For the tracks of one request.
    OfRequest ofRequest() {
        return new OfRequest(whole.get(this));
    }

    /// What is kept, held for as long as a request lasts.
    static final class OfRequest {

        private final Cache<Integer, Kept> tracks;

        private OfRequest(Cache<Integer, Kept> tracks) {
            this.tracks = tracks;
        }

        /// @param folder the id of its folder
        /// @param album the id of its album
        Track track(TrackRow row, String folder, String album) {
            Kept kept = tracks.getIfPresent(row.number());
            if (kept != null && kept.isOf(row, folder, album)) {
                return kept.track();
            }
            Track track = row.track(folder, album);
            tracks.put(row.number(), new Kept(row, folder, album, track));
            return track;
        }
    }
}
