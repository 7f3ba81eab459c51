package io.antiphon.core.enrichment;

import io.antiphon.core.job.FollowedWork;
import io.antiphon.core.job.Job.Work;
import io.antiphon.core.job.JobKind;
import io.antiphon.core.job.JobState;
import java.time.Duration;

/// Looking the library up, as a job.
public final class EnrichmentJob implements FollowedWork {

    private final EnrichmentService service;

    public EnrichmentJob(EnrichmentService service) {
        this.service = service;
    }

    @Override
    public JobKind kind() {
        return JobKind.ENRICHMENT;
    }

    @Override
    public Standing standing() {
        return switch (service.state()) {
            case OFF -> new Standing(new Work(0, 0, "no provider is configured"), JobState.FAILED);
            case PAUSED -> new Standing(new Work(0, 0, "paused"), JobState.CANCELLED);
            case IDLE -> new Standing(new Work(0, 0, ""), JobState.DONE);
            case RUNNING, WAITING -> new Standing(work(service.status()), null);
        };
    }

    private static Work work(EnrichmentStatus status) {
        EnrichmentCounts counts = status.counts();
        String left = status.remaining().map(remaining -> "%s left".formatted(said(remaining))).orElse("");
        String waiting = status.state() == EnrichmentStatus.State.WAITING ? "waiting" : "";
        return new Work(counts.total() - counts.remaining(), counts.total(),
                waiting.isEmpty() || left.isEmpty() ? waiting + left : waiting + ", " + left);
    }

    private static String said(Duration remaining) {
        long minutes = Math.max(1, remaining.plusSeconds(59).toMinutes());
        return minutes < 60 ? "%d min".formatted(minutes) : "%d h %d min".formatted(minutes / 60, minutes % 60);
    }

    @Override
    public void stop() {
        service.pause();
    }

    @Override
    public void begin(boolean failedToo) {
        service.resume(failedToo);
    }
}
