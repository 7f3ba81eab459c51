package io.antiphon.core.enrichment;

import io.antiphon.core.job.FollowedWork;
import io.antiphon.core.job.Job.Work;
import io.antiphon.core.job.JobKind;
import io.antiphon.core.job.JobState;
import io.antiphon.core.user.User;
import java.time.Duration;
import java.util.Map;

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

    /// All of the library is one job.
    @Override
    public Map<String, Work> listWork() {
        return switch (service.state()) {
            case OFF, PAUSED, IDLE -> Map.of();
            case RUNNING, WAITING -> Map.of("", work(service.status()));
        };
    }

    @Override
    public Ended ended(String subject) {
        return switch (service.state()) {
            case OFF -> new Ended(JobState.FAILED, "no provider is configured");
            case PAUSED -> new Ended(JobState.CANCELLED, "paused");
            case IDLE, RUNNING, WAITING -> new Ended(JobState.DONE, "");
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
    public void stop(User user, String subject) {
        service.pause();
    }

    @Override
    public void begin(User user, String subject) {
        service.resume(true);
    }

    /// It takes hours: whoever looks now and then sees it.
    @Override
    public void tell(Follower follower) {
        // Nothing begins and ends between two looks.
    }
}
