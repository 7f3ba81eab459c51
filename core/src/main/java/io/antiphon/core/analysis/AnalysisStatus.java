package io.antiphon.core.analysis;

import java.time.Duration;
import java.util.Optional;

/// How the analysis stands.
///
/// @param speed seconds of sound in one second by all threads together, in this run; 0 while that is not known
/// @param timeLeft absent while the speed is not known
public record AnalysisStatus(State state, AnalysisCounts counts, double speed, Optional<Duration> timeLeft) {

    public enum State {
        /// Switched off by configuration.
        OFF,
        /// There is no program that decodes.
        UNAVAILABLE,
        /// Stopped by an admin.
        PAUSED,
        /// Lets a scan or a transcode go first.
        WAITING,
        /// At work.
        RUNNING,
        /// Nothing is left to do.
        IDLE
    }
}
