package io.antiphon.core.job;

import io.antiphon.core.job.FollowedWork.Ended;
import io.antiphon.core.job.Job.Work;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/// The kinds of work that joined those that jobs always are about.
final class FollowedKinds {

    private final List<FollowedWork> all = new CopyOnWriteArrayList<>();

    void add(FollowedWork work) {
        all.add(work);
    }

    FollowedWork of(JobKind kind) {
        return all.stream()
                .filter(work -> work.kind() == kind)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody does work of the kind " + kind));
    }

    /// Writes down how far everything is.
    void look(JobBook book) {
        all.forEach(work -> look(book, work));
    }

    private static void look(JobBook book, FollowedWork work) {
        Map<String, Work> going = work.listWork();
        going.forEach((subject, how) -> book.working(work.kind(), subject, how));
        for (Job job : book.listRunning(work.kind())) {
            // Perhaps it was begun again meanwhile.
            if (!going.containsKey(job.subject()) && !work.listWork().containsKey(job.subject())) {
                Ended ended = work.ended(job.subject());
                book.ended(work.kind(), job.subject(), ended.how(), ended.why());
            }
        }
    }
}
