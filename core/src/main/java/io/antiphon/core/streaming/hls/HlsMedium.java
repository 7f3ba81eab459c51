package io.antiphon.core.streaming.hls;

import io.antiphon.core.library.Track;
import io.antiphon.core.video.VideoFacts;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What is played and how it is cut.
///
/// @param facts of a video whose pictures can be sent; absent for sound
record HlsMedium(Track track, Path file, @Nullable VideoFacts facts, Segments segments) {

    boolean hasSound() {
        return facts == null || !facts.soundTracks().isEmpty();
    }
}
