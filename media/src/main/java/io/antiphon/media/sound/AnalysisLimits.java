package io.antiphon.media.sound;

import io.antiphon.core.library.AudioProperties;
import java.time.Duration;

/// How much work one file may make.
///
/// @param longest sound that is listened to; what comes after does not count
/// @param patience how long the decoding of any file may take
/// @param share of the sound's duration that it may take on top
public record AnalysisLimits(Duration longest, Duration patience, double share) {

    /// A decoder at low priority on a small, busy machine needs its time.
    public static final AnalysisLimits STANDARD = new AnalysisLimits(Duration.ofHours(24), Duration.ofMinutes(5), 0.5);

    Duration timeFor(AudioProperties audio) {
        Duration duration = audio.duration().compareTo(longest) > 0 ? longest : audio.duration();
        return patience.plusMillis(Math.round(duration.toMillis() * share));
    }
}
