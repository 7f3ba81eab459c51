package io.antiphon.core.job;

import io.antiphon.core.IdGenerator;
import io.antiphon.core.LibraryException;
import io.antiphon.core.analysis.AnalysisService;
import io.antiphon.core.analysis.AnalysisStatus;
import io.antiphon.core.event.Event;
import io.antiphon.core.event.Events;
import io.antiphon.core.job.Job.Work;
import io.antiphon.core.library.EpisodeId;
import io.antiphon.core.library.scan.ScanProgressed;
import io.antiphon.core.library.scan.ScanStatus;
import io.antiphon.core.library.scan.Scanner;
import io.antiphon.core.podcast.PodcastChanged;
import io.antiphon.core.podcast.PodcastEpisode;
import io.antiphon.core.podcast.PodcastService;
import io.antiphon.core.podcast.PodcastStatus;
import io.antiphon.core.podcast.Podcasts;
import io.antiphon.core.user.User;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// Follows the work that takes a while, stops it and begins it again. One thread of its own writes down what events tell, so that the work
/// does not wait for it.
public final class JobService implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(JobService.class.getName());
    private static final Duration KEPT = Duration.ofDays(90);

    private final JobBook book;
    private final Jobs jobs;
    private final Scanner scanner;
    private final AnalysisService analysis;
    private final PodcastService podcasts;
    private final Podcasts episodes;
    private final Clock clock;
    private final IdGenerator ids;
    private final FollowedKinds followed = new FollowedKinds();
    private final Map<String, ImportReading> imports = new ConcurrentHashMap<>();
    private volatile @Nullable ImportRepeater repeater;
    private final Runnable unsubscribe;
    private final ExecutorService writer = Executors
            .newSingleThreadExecutor(Thread.ofPlatform().name("jobs").daemon().factory());
    private final AtomicBoolean stopped = new AtomicBoolean();

    /// What jobs are about.
    public record Workers(Scanner scanner, AnalysisService analysis, PodcastService podcasts, Podcasts episodes) {}

    public JobService(Jobs jobs, Workers workers, IdGenerator ids, Events events, Clock clock) {
        this.jobs = jobs;
        this.book = new JobBook(jobs, ids, clock, job -> events.publish(new JobChanged(job)));
        this.scanner = workers.scanner();
        this.analysis = workers.analysis();
        this.podcasts = workers.podcasts();
        this.episodes = workers.episodes();
        this.clock = clock;
        this.ids = ids;
        book.listRunning(JobKind.IMPORT)
                .forEach(job -> book.ended(JobKind.IMPORT, job.subject(), JobState.FAILED,
                        "The server stopped meanwhile: begin it again, or import it again"));
        this.unsubscribe = events.subscribe(this::heard);
    }

    /// Has work followed that says itself how far it is.
    public void follow(FollowedWork work) {
        followed.add(work);
        work.tell(subject -> book.working(work.kind(), subject, new Work(0, 0, "")));
    }

    /// The latest first.
    ///
    /// @param kind absent for all
    /// @param before the id of the last one read; absent for nothing
    public List<Job> list(@Nullable JobKind kind, @Nullable String before, int limit) {
        catchUp();
        return book.list(kind, before, limit);
    }

    /// What is under way as far as it is known; asks nobody.
    public List<Job> listRunning() {
        return book.listRunning();
    }

    /// @throws LibraryException.NotFound when there is none
    public Job find(String id) {
        catchUp();
        return book.find(id).orElseThrow(() -> new LibraryException.NotFound("Job", id));
    }

    /// Asks a job to stop. What it has done stays.
    ///
    /// @throws LibraryException.Conflict when it has ended
    public Job cancel(User user, String id) {
        Job job = find(id);
        if (!job.isOpen()) {
            throw new LibraryException.Conflict("The job has ended: %s".formatted(id));
        }
        switch (job.kind()) {
            case SCAN -> {
                stopped.set(true);
                scanner.cancel();
            }
            case ANALYSIS -> analysis.pause();
            case DOWNLOAD -> stop(user, new EpisodeId(job.subject()));
            case IMPORT -> Optional.ofNullable(imports.get(job.subject())).ifPresent(ImportReading::cancel);
            case ENRICHMENT, SOURCE, FETCH -> followed.of(job.kind()).stop(user, job.subject());
        }
        return find(id);
    }

    /// Begins one once more that did not get to its end, or goes over everything again.
    ///
    /// @throws LibraryException.Conflict when it runs
    public Job retry(User user, String id) {
        Job job = find(id);
        // Nobody comes in between looking and beginning, and nobody shall see that nothing is under way.
        inOrder(() -> {
            requireIdle(job);
            if (job.kind() == JobKind.IMPORT) {
                repeater().requireRepeatable(job.subject());
            }
            book.again(job);
            begin(user, job);
        });
        return find(id);
    }

    private void requireIdle(Job job) {
        if (book.listRunning(job.kind()).stream().anyMatch(one -> one.subject().equals(job.subject()))) {
            throw new LibraryException.Conflict("This is under way: %s".formatted(job.id()));
        }
    }

    private void begin(User user, Job job) {
        try {
            switch (job.kind()) {
                case SCAN -> scanner.start(false);
                case ANALYSIS -> analysis.resume(true);
                case DOWNLOAD -> podcasts.download(user, new EpisodeId(job.subject()));
                case IMPORT -> repeater().begin(user, job.subject());
                case ENRICHMENT, SOURCE, FETCH -> followed.of(job.kind()).begin(user, job.subject());
            }
        } catch (LibraryException e) {
            book.ended(job.kind(), job.subject(), JobState.FAILED, String.valueOf(e.getMessage()));
            throw e;
        }
    }

    /// Writes down what goes on; to be called now and then.
    public void look() {
        lookAtAnalysis();
        lookAtDownloads();
        lookAtImports();
        followed.look(book);
    }

    public void prune() {
        jobs.prune(clock.instant().minus(KEPT));
    }

    /// @param by what begins imports once more from now on
    void repeatImportsBy(ImportRepeater by) {
        repeater = by;
    }

    private ImportRepeater repeater() {
        return Objects.requireNonNull(repeater, "nobody begins imports again");
    }

    /// @return what [#importEnds] takes
    String importBegins(ImportReading reading) {
        String subject = ids.next();
        imports.put(subject, reading);
        book.working(JobKind.IMPORT, subject, new Work(0, 0, ""));
        return subject;
    }

    /// One that was begun again.
    void importGoesOn(String subject, ImportReading reading) {
        imports.put(subject, reading);
    }

    /// @param note what it did, or why it did not
    void importEnds(String subject, ImportReading reading, boolean done, String note) {
        imports.remove(subject);
        book.working(JobKind.IMPORT, subject, new Work(reading.bytes(), reading.bytes(), ""));
        JobState failed = reading.isCancelled() ? JobState.CANCELLED : JobState.FAILED;
        book.ended(JobKind.IMPORT, subject, done ? JobState.DONE : failed, note);
    }

    private void lookAtImports() {
        for (Job job : book.listRunning(JobKind.IMPORT)) {
            ImportReading reading = imports.get(job.subject());
            if (reading != null) {
                book.working(JobKind.IMPORT, job.subject(), new Work(reading.bytes(), 0, ""));
            }
        }
    }

    private void stop(User user, EpisodeId id) {
        if (episodes.findEpisode(id).filter(one -> one.status() == PodcastStatus.DOWNLOADING).isPresent()) {
            podcasts.deleteEpisode(user, id);
        }
    }

    private void heard(Event event) {
        switch (event) {
            case ScanProgressed(ScanStatus status) -> later(() -> scan(status));
            case PodcastChanged _ -> later(this::lookAtDownloads);
            default -> {
                // Nothing that is followed.
            }
        }
    }

    private void later(Runnable note) {
        try {
            writer.execute(() -> {
                try {
                    note.run();
                } catch (RuntimeException e) {
                    LOG.log(System.Logger.Level.WARNING, "a job could not be written down", e);
                }
            });
        } catch (RejectedExecutionException _) {
            // The program ends; the next start looks again.
        }
    }

    /// Everything that was told until now is written down.
    private void catchUp() {
        inOrder(() -> {
            scan(scanner.status());
            look();
        });
    }

    private void inOrder(Runnable work) {
        try {
            Future<?> done = writer.submit(work);
            done.get();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RejectedExecutionException _) {
            throw new LibraryException.Unavailable("The server is stopping");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    private void scan(ScanStatus status) {
        if (status.scanning()) {
            book.working(JobKind.SCAN, "", new Work(status.filesSeen(), Math.max(status.filesExpected(),
                    status.filesSeen()), Objects.requireNonNullElse(status.phase(), "")));
            return;
        }
        String error = status.lastError();
        if (error == null) {
            Instant finished = status.finishedAt();
            // A scan that was killed with the program goes on with the next one; an earlier one that ended says nothing of it.
            if (finished != null && book.listRunning(JobKind.SCAN)
                    .stream()
                    .noneMatch(job -> job.createdAt().isAfter(finished))) {
                book.ended(JobKind.SCAN, "", JobState.DONE, "");
            }
        } else {
            book.ended(JobKind.SCAN, "", stopped.getAndSet(false) ? JobState.CANCELLED : JobState.FAILED, error);
        }
    }

    private void lookAtAnalysis() {
        boolean working = switch (analysis.state()) {
            case RUNNING, WAITING -> true;
            case PAUSED, IDLE, OFF, UNAVAILABLE -> false;
        };
        if (!working && book.listRunning(JobKind.ANALYSIS).isEmpty()) {
            // What is left is counted in the whole library, which must not go on while nothing does.
            return;
        }
        AnalysisStatus status = analysis.status();
        switch (status.state()) {
            case RUNNING, WAITING -> book.working(JobKind.ANALYSIS, "",
                    new Work(status.counts().analysed() + status.counts().failed(), status.counts().tracks(), ""));
            case PAUSED -> book.ended(JobKind.ANALYSIS, "", JobState.CANCELLED, "paused");
            case IDLE -> {
                // With something left, it is about to begin, or waits for a disk.
                if (status.counts().analysed() + status.counts().failed() >= status.counts().tracks()) {
                    book.ended(JobKind.ANALYSIS, "", JobState.DONE, "");
                }
            }
            case OFF, UNAVAILABLE -> book.ended(JobKind.ANALYSIS, "", JobState.FAILED, "nothing can be analysed here");
        }
    }

    private void lookAtDownloads() {
        Set<String> wanted = new HashSet<>();
        for (PodcastEpisode episode : episodes.listDownloading()) {
            wanted.add(episode.id().value());
            book.working(JobKind.DOWNLOAD, episode.id().value(),
                    new Work(0, 1, Objects.requireNonNullElse(episode.entry().title(), "")));
        }
        for (Job job : book.listRunning(JobKind.DOWNLOAD)) {
            if (!wanted.contains(job.subject())) {
                end(job);
            }
        }
    }

    private void end(Job job) {
        PodcastEpisode episode = episodes.findEpisode(new EpisodeId(job.subject())).orElse(null);
        PodcastStatus status = episode == null ? PodcastStatus.DELETED : episode.status();
        switch (status) {
            case COMPLETED -> book.ended(JobKind.DOWNLOAD, job.subject(), JobState.DONE, job.note());
            case ERROR -> book.ended(JobKind.DOWNLOAD, job.subject(), JobState.FAILED,
                    Objects.requireNonNullElse(episode == null ? null : episode.state().errorMessage(), ""));
            case DOWNLOADING -> {
                // Wanted again meanwhile.
            }
            case NEW, DELETED, SKIPPED -> book.ended(JobKind.DOWNLOAD, job.subject(), JobState.CANCELLED, job.note());
        }
    }

    @Override
    public void close() {
        unsubscribe.run();
        writer.shutdownNow();
    }
}
