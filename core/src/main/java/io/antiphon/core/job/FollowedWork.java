package io.antiphon.core.job;

import io.antiphon.core.job.Job.Work;
import org.jspecify.annotations.Nullable;

/// Work of the whole library that keeps by itself what is left to do.
public interface FollowedWork {

    JobKind kind();

    Standing standing();

    void stop();

    /// @param failedToo whether what failed is done again
    void begin(boolean failedToo);

    /// How it stands.
    ///
    /// @param ended how it ended; absent while it runs
    record Standing(Work work, @Nullable JobState ended) {}
}
