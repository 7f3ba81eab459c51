package io.antiphon.core.source;

import io.antiphon.core.IdGenerator;
import io.antiphon.core.LibraryException;
import io.antiphon.core.job.FollowedWork;
import io.antiphon.core.job.Job.Work;
import io.antiphon.core.job.JobKind;
import io.antiphon.core.job.JobState;
import io.antiphon.core.source.Download.State;
import io.antiphon.core.source.Intake.RefusedException;
import io.antiphon.core.source.Intake.Taken;
import io.antiphon.core.user.Permission;
import io.antiphon.core.user.User;
import io.antiphon.core.user.Users;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/// Fetches files that people name by their addresses, one after the other: into a quarantine, and from there into the library if they are
/// music. What waits is fetched after a restart, too.
public final class DownloadService implements FollowedWork, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(DownloadService.class.getName());
    private static final Duration KEPT = Duration.ofDays(90);
    private static final int MOST_WAITING = 500;
    private static final int LONGEST_URL = 2_000;

    private final Downloads downloads;
    private final WebFiles web;
    private final Intake intake;
    private final Users users;
    private final Path quarantine;
    private final long maxBytes;
    private final IdGenerator ids;
    private final Clock clock;
    private volatile Follower follower = _ -> {};
    private final Set<String> stopped = ConcurrentHashMap.newKeySet();
    private final Map<String, Future<?>> queued = new ConcurrentHashMap<>();
    private final ExecutorService worker = Executors
            .newSingleThreadExecutor(Thread.ofPlatform().daemon().name("downloads").factory());

    /// @param settings where files lie until they are checked, and how large they may be
    public DownloadService(Downloads downloads, WebFiles web, Intake intake, Users users,
            SourceService.Settings settings, IdGenerator ids, Clock clock) {
        this.downloads = downloads;
        this.web = web;
        this.intake = intake;
        this.users = users;
        this.quarantine = settings.quarantine();
        this.maxBytes = settings.maxBytes();
        this.ids = ids;
        this.clock = clock;
    }

    /// Goes on with what waits.
    public void start() {
        downloads.listWaiting().forEach(this::enqueue);
    }

    /// @throws LibraryException.Invalid when it is no address of a file on the web
    /// @throws LibraryException.NotFound when the music folder is not theirs to see
    public Download add(User user, String url, int musicFolder) {
        require(user);
        requireAddress(url);
        if (!user.sees(musicFolder)) {
            throw new LibraryException.NotFound("Music folder", Integer.toString(musicFolder));
        }
        if (downloads.listWaiting().size() >= MOST_WAITING) {
            throw new LibraryException.Conflict("%d files wait to be fetched already".formatted(MOST_WAITING));
        }
        Instant now = clock.instant();
        Download download = new Download(ids.next(), user.id(), url.strip(), musicFolder, State.WAITING, null, "", now,
                now);
        downloads.save(download);
        enqueue(download);
        return download;
    }

    private static void requireAddress(String url) {
        try {
            URI uri = new URI(url.strip().replace(" ", "%20"));
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (web && uri.getHost() != null && uri.getUserInfo() == null && url.length() <= LONGEST_URL) {
                return;
            }
        } catch (URISyntaxException _) {
            // Said below.
        }
        throw new LibraryException.Invalid(
                "A file is named by its http or https address of at most %d characters, without name and password in it"
                        .formatted(LONGEST_URL));
    }

    /// @throws LibraryException.NotFound when there is none of theirs
    public Download find(User user, String id) {
        return downloads.findDownload(id)
                .filter(download -> download.owner().equals(user.id()))
                .orElseThrow(() -> new LibraryException.NotFound("Download", id));
    }

    /// The latest first.
    public List<Download> list(User user, @Nullable String before, int limit) {
        return downloads.listOf(user.id(), before, limit);
    }

    /// Gives one up that waits; forgets one that ended. What was placed stays.
    public void remove(User user, String id) {
        require(user);
        Download download = find(user, id);
        if (download.state() == State.WAITING) {
            cancel(download);
        }
        downloads.delete(id);
    }

    private void cancel(Download download) {
        stopped.add(download.id());
        downloads.save(download.now(State.CANCELLED, null, "", clock.instant()));
        Future<?> waiting = queued.remove(download.id());
        if (waiting != null) {
            waiting.cancel(true);
        }
    }

    public void prune() {
        downloads.prune(clock.instant().minus(KEPT));
    }

    private void enqueue(Download download) {
        stopped.remove(download.id());
        follower.begins(download.id());
        try {
            FutureTask<Boolean> task = new FutureTask<>(() -> fetch(download.id()), true);
            queued.put(download.id(), task);
            worker.execute(task);
        } catch (RejectedExecutionException _) {
            // The server is stopping; the next start goes on.
        }
    }

    private void fetch(String id) {
        try {
            Optional<Download> waiting = downloads.findDownload(id).filter(one -> one.state() == State.WAITING);
            if (waiting.isPresent()) {
                Download done = fetched(waiting.get());
                // Who gave it up meanwhile has said so.
                if (!stopped.contains(id)) {
                    downloads.save(done);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "A file could not be fetched", e);
        } finally {
            queued.remove(id);
            stopped.remove(id);
        }
    }

    private Download fetched(Download download) throws InterruptedException {
        Path target = null;
        try {
            Optional<User> owner = users.findUser(download.owner())
                    .filter(user -> user.may(Permission.UPLOAD) && user.sees(download.musicFolder()));
            if (owner.isEmpty()) {
                return ended(download, State.REFUSED, "whoever wanted it may not any more");
            }
            Files.createDirectories(quarantine);
            target = Files.createTempFile(quarantine, "download", ".part");
            web.fetch(download.url(), target, maxBytes);
            Taken taken = intake.take(owner.get(), target, name(download.url()), download.musicFolder());
            return download.now(State.PLACED, taken.track(), "", clock.instant());
        } catch (RefusedException e) {
            return ended(download, State.REFUSED, e.getMessage());
        } catch (SourceException | IOException e) {
            return ended(download, State.FAILED, e.getMessage());
        } finally {
            delete(target);
        }
    }

    private Download ended(Download download, State how, @Nullable String why) {
        return download.now(how, null, why == null ? "" : why, clock.instant());
    }

    private static void delete(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "{0} stays: {1}", file, e.getMessage());
        }
    }

    private static String name(String url) {
        String path = URI.create(url.replace(" ", "%20")).getPath();
        String last = path == null ? "" : path.substring(path.lastIndexOf('/') + 1);
        return last.isBlank() ? "download" : last;
    }

    private static void require(User user) {
        if (!user.may(Permission.UPLOAD)) {
            throw new LibraryException.Forbidden("You may not bring files into the library");
        }
    }

    @Override
    public JobKind kind() {
        return JobKind.FETCH;
    }

    @Override
    public Map<String, Work> listWork() {
        Map<String, Work> work = new HashMap<>();
        downloads.listWaiting().forEach(one -> work.put(one.id(), new Work(0, 1, name(one.url()))));
        return work;
    }

    @Override
    public void tell(Follower hearing) {
        follower = hearing;
    }

    @Override
    public Ended ended(String subject) {
        Optional<Download> download = downloads.findDownload(subject);
        String note = download.map(Download::note).orElse("");
        return switch (download.map(Download::state).orElse(State.CANCELLED)) {
            case PLACED -> new Ended(JobState.DONE, note);
            case REFUSED, FAILED -> new Ended(JobState.FAILED, note);
            case CANCELLED, WAITING -> new Ended(JobState.CANCELLED, note);
        };
    }

    @Override
    public void stop(User user, String subject) {
        downloads.findDownload(subject).filter(one -> one.state() == State.WAITING).ifPresent(this::cancel);
    }

    @Override
    public void begin(User user, String subject) {
        Download download = downloads.findDownload(subject)
                .orElseThrow(() -> new LibraryException.NotFound("Download", subject));
        Download again = download.now(State.WAITING, null, "", clock.instant());
        downloads.save(again);
        enqueue(again);
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
