package io.antiphon.subsonic.endpoint;

import io.antiphon.core.LibraryException;
import io.antiphon.core.library.MusicFolders;
import io.antiphon.core.library.Track;
import io.antiphon.core.video.CachingVideoProbe;
import io.antiphon.core.video.VideoFacts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The files of tracks, and what is in those of videos.
final class VideoFiles {
    /// What a list may spend on looking into files; the next list goes on from there.
    private static final long PATIENCE_NANOS = Duration.ofSeconds(2).toNanos();

    private final MusicFolders musicFolders;
    private final CachingVideoProbe probe;

    VideoFiles(SubsonicPorts ports) {
        this.musicFolders = ports.musicFolders();
        this.probe = ports.video().probe();
    }

    Path existingFile(Track track) {
        return musicFolders.findFile(track)
                .filter(Files::isRegularFile)
                .orElseThrow(() -> new LibraryException.NotFound("File of song", track.id().value()));
    }

    Optional<VideoFacts> facts(Track track) {
        return track.file().video() ? musicFolders.findFile(track).flatMap(probe::probe) : Optional.empty();
    }

    /// For one list: looks into new files for a short while only.
    Function<Track, @Nullable VideoFacts> forOneList() {
        return new Function<>() {
            private long spent;

            @Override
            public @Nullable VideoFacts apply(Track track) {
                if (!track.file().video()) {
                    return null;
                }
                if (spent > PATIENCE_NANOS) {
                    return musicFolders.findFile(track).flatMap(probe::findKnown).orElse(null);
                }
                long before = System.nanoTime();
                VideoFacts facts = facts(track).orElse(null);
                spent += System.nanoTime() - before;
                return facts;
            }
        };
    }
}
