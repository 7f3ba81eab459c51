package io.antiphon.nativeapi.job;

import io.antiphon.core.job.Job;
import io.antiphon.core.job.JobKind;
import io.antiphon.core.job.JobService;
import io.antiphon.nativeapi.http.Access;
import io.antiphon.nativeapi.http.Answer;
import io.antiphon.nativeapi.http.Call;
import io.antiphon.nativeapi.http.Names;
import io.antiphon.nativeapi.http.Parameter;
import io.antiphon.nativeapi.http.ProblemException;
import io.antiphon.nativeapi.http.ProblemType;
import io.antiphon.nativeapi.http.Route;
import io.helidon.http.Method;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Scans, the analysis, downloads and imports: how they stand, stopping them, and beginning them again.
public final class JobRoutes {

    /// What these are done to has an id that callers know.
    private static final Set<JobKind> SUBJECTS = EnumSet.of(JobKind.DOWNLOAD, JobKind.SOURCE, JobKind.FETCH);
    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 500;

    private final JobService jobs;

    public JobRoutes(JobService jobs) {
        this.jobs = jobs;
    }

    public List<Route> routes() {
        return List.of(
                new Route(Method.GET, "/jobs", Access.ADMIN,
                        "Lists scans, analyses, downloads and imports, the latest first",
                        this::list)
                        .query(Parameter.choice("kind", Names.all(JobKind.class),
                                "What kind is listed; all when absent."),
                                Parameter.text("cursor", "The `next` of the answer before."),
                                Parameter.number("limit", 1, MAX_LIMIT, "How many are answered at most.")
                                        .orElse(DEFAULT_LIMIT))
                        .gives(JobsBody.class),
                new Route(Method.GET, "/jobs/{id}", Access.ADMIN, "Tells how a job stands",
                        call -> Answer.ok(JobBody.of(jobs.find(call.parameter("id")))))
                        .gives(JobBody.class)
                        .mayFail(ProblemType.NOT_FOUND),
                new Route(Method.POST, "/jobs/{id}/cancel", Access.ADMIN, "Has a job stop; what it has done stays",
                        call -> Answer.accepted(JobBody.of(jobs.cancel(call.user(), call.parameter("id")))))
                        .gives(202, JobBody.class)
                        .mayFail(ProblemType.NOT_FOUND, ProblemType.CONFLICT,
                                ProblemType.FORBIDDEN),
                new Route(Method.POST, "/jobs/{id}/retry", Access.ADMIN, "Begins a job once more that has ended",
                        call -> Answer.accepted(JobBody.of(jobs.retry(call.user(), call.parameter("id")))))
                        .gives(202, JobBody.class)
                        .mayFail(ProblemType.NOT_FOUND, ProblemType.CONFLICT,
                                ProblemType.FORBIDDEN));
    }

    private Answer list(Call call) {
        JobKind kind = call.query("kind").map(JobRoutes::kind).orElse(null);
        int limit = call.query("limit").map(JobRoutes::limit).orElse(DEFAULT_LIMIT);
        List<Job> found = jobs.list(kind, call.query("cursor").orElse(null), limit);
        return Answer.ok(new JobsBody(found.stream().map(JobBody::of).toList(),
                found.size() < limit ? null : found.getLast().id()));
    }

    private static JobKind kind(String text) {
        return Arrays.stream(JobKind.values())
                .filter(kind -> written(kind).equals(text))
                .findFirst()
                .orElseThrow(() -> new ProblemException(400, "`kind` is one of %s, not `%s`"
                        .formatted(String.join(", ", Names.all(JobKind.class)), text)));
    }

    private static int limit(String text) {
        if (!text.matches("\\d{1,6}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MAX_LIMIT) {
            throw new ProblemException(400, "`limit` is a number from 1 to %d, not `%s`".formatted(MAX_LIMIT, text));
        }
        return Integer.parseInt(text);
    }

    private static String written(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /// @param next for the next call's `cursor`; absent at the end
    record JobsBody(List<JobBody> jobs, @Nullable String next) {

        JobsBody {
            jobs = List.copyOf(jobs);
        }
    }

    /// @param kind as in [JobKind], in lower case
    /// @param state `running`, `done`, `failed` or `cancelled`
    /// @param subject the episode of a download, a source, or a file that is fetched; absent for the whole library
    /// @param done of `total`, where that is known: files, tracks, episodes, or bytes of an import
    /// @param note what is being done, or why it failed
    public record JobBody(String id, String kind, String state, @Nullable String subject, long done, long total,
            String note,
            int attempts, String createdAt, @Nullable String endedAt) {

        public static JobBody of(Job job) {
            return new JobBody(job.id(), written(job.kind()), written(job.state()),
                    SUBJECTS.contains(job.kind()) ? job.subject() : null, job.done(), job.total(), job.note(),
                    job.attempts(), job.createdAt().toString(),
                    Optional.ofNullable(job.endedAt()).map(Instant::toString).orElse(null));
        }
    }
}
