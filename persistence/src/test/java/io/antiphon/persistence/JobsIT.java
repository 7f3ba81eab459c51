package io.antiphon.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.job.Job;
import io.antiphon.core.job.JobKind;
import io.antiphon.core.job.JobState;
import io.antiphon.core.job.Jobs;
import io.antiphon.persistence.job.JdbcJobs;
import io.antiphon.testing.LibraryContract;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Jobs on every database.
@OnEveryDatabase
class JobsIT {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final TestDatabase database;
    private final Jobs jobs;

    JobsIT(DatabaseOptions options) {
        this.database = TestDatabase.with(options, LibraryContract.library());
        this.jobs = new JdbcJobs(database.database());
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Job save(String id, JobKind kind, long second, @Nullable Instant ended) {
        Job job = new Job(id, kind, ended == null ? JobState.RUNNING : JobState.FAILED, "of " + id, 3, 9, "note " + id,
                2, NOON.plusSeconds(second), ended);
        jobs.save(job);
        return job;
    }

    @Test
    void jobsAreListedTheLatestFirstPageByPage() {
        Job one = save("job1", JobKind.SCAN, 0, NOON);
        Job two = save("job2", JobKind.DOWNLOAD, 5, null);
        Job three = save("job3", JobKind.SCAN, 5, null);
        Job four = save("job4", JobKind.SCAN, 9, NOON.plusSeconds(99));
        assertThat(jobs.list(null, null, 2)).containsExactly(four, two);
        assertThat(jobs.list(null, "job2", 2)).containsExactly(three, one);
        assertThat(jobs.list(null, "job1", 2)).isEmpty();
        assertThat(jobs.list(JobKind.SCAN, null, 9)).containsExactly(four, three, one);
        assertThat(jobs.list(null, "nothing", 9)).isEmpty();
        assertThat(jobs.listOpen()).containsExactlyInAnyOrder(two, three);
        assertThat(jobs.find("job1")).contains(one);
        assertThat(jobs.find("nothing")).isEmpty();
    }

    @Test
    void aJobIsReplacedAndThoseThatEndedLongAgoAreForgotten() {
        save("job1", JobKind.SCAN, 0, null);
        Job ended = save("job1", JobKind.SCAN, 0, NOON.plusSeconds(60));
        save("job2", JobKind.SCAN, 0, NOON.plusSeconds(10));
        Job open = save("job3", JobKind.ANALYSIS, 0, null);
        jobs.prune(NOON.plusSeconds(60));
        assertThat(jobs.list(null, null, 9)).containsExactlyElementsOf(List.of(ended, open));
    }
}
