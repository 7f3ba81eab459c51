package io.antiphon.core.job;

import io.antiphon.core.IdGenerator;
import io.antiphon.core.job.Job.Work;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What was begun and how it ended. A job that was running when the program was killed is running still: its work goes on by itself, and
/// is taken for the same job. How far running work is lives in memory.
final class JobBook {

    private static final Duration TOLD_EVERY = Duration.ofMillis(500);

    private final Jobs jobs;
    private final IdGenerator ids;
    private final Clock clock;
    private final Consumer<Job> told;
    private final Map<String, Job> running = new HashMap<>();
    private final Map<String, Instant> lastTold = new HashMap<>();

    /// @param told hears of a job that began or ended, and now and then how far one is; must not wait
    JobBook(Jobs jobs, IdGenerator ids, Clock clock, Consumer<Job> told) {
        this.jobs = jobs;
        this.ids = ids;
        this.clock = clock;
        this.told = told;
        jobs.listOpen().forEach(job -> running.put(key(job.kind(), job.subject()), job));
    }

    private static String key(JobKind kind, String subject) {
        return kind + " " + subject;
    }

    /// Work is under way.
    synchronized void working(JobKind kind, String subject, Work work) {
        String key = key(kind, subject);
        Job known = running.get(key);
        Job job = known != null ? known
                : new Job(ids.next(), kind, JobState.RUNNING, subject, 0, 0, "", 1, clock.instant(), null);
        Job now = job.at(work);
        if (known == null) {
            jobs.save(now);
        }
        running.put(key, now);
        if (known == null || !known.equals(now) && isDue(key)) {
            tell(key, now);
        }
    }

    private boolean isDue(String key) {
        Instant before = lastTold.get(key);
        return before == null || !clock.instant().isBefore(before.plus(TOLD_EVERY));
    }

    private void tell(String key, Job job) {
        if (job.isOpen()) {
            lastTold.put(key, clock.instant());
        } else {
            lastTold.remove(key);
        }
        told.accept(job);
    }

    /// Work is not under way, or not any more.
    synchronized void ended(JobKind kind, String subject, JobState how, String why) {
        Job job = running.remove(key(kind, subject));
        if (job != null) {
            Job ended = job.ended(how, why, clock.instant());
            jobs.save(ended);
            tell(key(kind, subject), ended);
        }
    }

    synchronized List<Job> listRunning() {
        return List.copyOf(running.values());
    }

    synchronized List<Job> listRunning(JobKind kind) {
        return running.values().stream().filter(job -> job.kind() == kind).toList();
    }

    /// A job that ended is begun once more, and keeps its id.
    synchronized Job again(Job job) {
        Job begun = job.again();
        jobs.save(begun);
        running.put(key(job.kind(), job.subject()), begun);
        tell(key(job.kind(), job.subject()), begun);
        return begun;
    }

    synchronized Optional<Job> find(String id) {
        return jobs.find(id).map(this::live);
    }

    synchronized List<Job> list(@Nullable JobKind kind, @Nullable String before, int limit) {
        return jobs.list(kind, before, limit).stream().map(this::live).toList();
    }

    private Job live(Job job) {
        Job known = running.get(key(job.kind(), job.subject()));
        return known != null && known.id().equals(job.id()) ? known : job;
    }
}
