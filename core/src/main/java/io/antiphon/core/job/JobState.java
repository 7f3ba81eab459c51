package io.antiphon.core.job;

/// How a job stands. Their names are kept, as those of kinds.
public enum JobState {
    /// Under way, or waiting for its turn.
    RUNNING,
    /// At its end.
    DONE,
    /// Ended before its end, for a reason that its note tells.
    FAILED,
    /// Stopped by somebody.
    CANCELLED
}
