package io.antiphon.core.analysis;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How far one run is, for everyone to see.
final class AnalysisProgress {

    private static final double NANOS = 1e9;

    private @Nullable AnalysisCounts counts;
    private double heardSeconds;
    private double workedSeconds;

    synchronized void began(AnalysisCounts before) {
        counts = before;
        heardSeconds = 0;
        workedSeconds = 0;
    }

    synchronized void ended() {
        counts = null;
    }

    synchronized boolean isRunning() {
        return counts != null;
    }

    /// While a run goes on.
    synchronized Optional<AnalysisCounts> counts() {
        return Optional.ofNullable(counts);
    }

    /// Seconds of sound that one thread gets through in a second.
    synchronized double speed() {
        return workedSeconds <= 0 ? 0 : heardSeconds / workedSeconds;
    }

    /// @param expected the track's duration as the library knows it
    /// @param heard how much was decoded
    /// @param worked how long that took
    synchronized void analysed(Duration expected, Duration heard, Duration worked) {
        heardSeconds += heard.toNanos() / NANOS;
        workedSeconds += worked.toNanos() / NANOS;
        if (counts != null) {
            counts = counts.withAnalysed(expected);
        }
    }

    synchronized void failed(Duration expected) {
        if (counts != null) {
            counts = counts.withFailed(expected);
        }
    }
}
