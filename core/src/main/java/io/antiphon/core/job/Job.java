package io.antiphon.core.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One piece of work.
///
/// @param subject what it is done to: an episode's id; empty for the whole library
/// @param done of `total`: files, tracks or episodes; 0 of 0 while that is not known
/// @param note what is being done now, or why it failed, for people
/// @param attempts how often it was begun
/// @param endedAt absent while it runs
public record Job(String id, JobKind kind, JobState state, String subject, long done, long total, String note,
        int attempts, Instant createdAt, @Nullable Instant endedAt) {

    public boolean isOpen() {
        return state == JobState.RUNNING;
    }

    Job at(Work work) {
        return new Job(id, kind, state, subject, work.done(), work.total(), work.note(), attempts, createdAt, endedAt);
    }

    Job ended(JobState how, String why, Instant at) {
        return new Job(id, kind, how, subject, done, total, why, attempts, createdAt, at);
    }

    Job again() {
        return new Job(id, kind, JobState.RUNNING, subject, 0, 0, "", attempts + 1, createdAt, null);
    }

    /// How far work is.
    public record Work(long done, long total, String note) {}
}
