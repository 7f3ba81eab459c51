package io.antiphon.core.source;

import io.antiphon.core.IdGenerator;
import io.antiphon.core.LibraryException;
import io.antiphon.core.job.FollowedWork;
import io.antiphon.core.job.Job.Work;
import io.antiphon.core.job.JobKind;
import io.antiphon.core.job.JobState;
import io.antiphon.core.library.MusicFolders;
import io.antiphon.core.user.SecretBox;
import io.antiphon.core.user.User;
import io.antiphon.core.user.UserId;
import io.antiphon.core.user.Users;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/// Sources that music is brought in from: naming them, looking into them, and bringing in what is new, one after the other, in the background.
/// Whoever calls has checked that the actor may.
public final class SourceService implements FollowedWork, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(SourceService.class.getName());
    private static final int MOST_SOURCES = 200;

    private final Sources sources;
    private final Intake intake;
    private final Tools tools;
    private final Settings settings;
    private final IdGenerator ids;
    private final Clock clock;
    private volatile boolean closing;
    private volatile Follower follower = _ -> {};
    private final Map<String, SourceRun> runs = new ConcurrentHashMap<>();
    private final ExecutorService worker = Executors
            .newSingleThreadExecutor(Thread.ofPlatform().daemon().name("sources").factory());

    /// @param web reaches sources on the web
    public record Tools(SourceOpener web, MusicFolders musicFolders, Users users, SecretBox box) {}

    /// @param quarantine a directory for files until they are checked
    /// @param maxBytes of one file
    public record Settings(Path quarantine, long maxBytes) {}

    /// @param password absent for none
    public record NewSource(String name, SourceKind kind, String address, @Nullable String account,
            @Nullable String password, int musicFolder) {

        /// Without the password.
        @Override
        public String toString() {
            return "NewSource[name=%s, kind=%s]".formatted(name, kind);
        }
    }

    /// How a source stands.
    ///
    /// @param trouble why it cannot be read now; absent when it can
    public record Health(MusicSource source, @Nullable String trouble) {}

    public SourceService(Sources sources, Intake intake, Tools tools, Settings settings, IdGenerator ids, Clock clock) {
        this.sources = sources;
        this.intake = intake;
        this.tools = tools;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /// Goes on with what was under way.
    public void start() {
        sources.listSources().stream().filter(MusicSource::importing).forEach(this::enqueue);
    }

    public List<MusicSource> list() {
        return sources.listSources();
    }

    /// @throws LibraryException.NotFound when there is none
    public MusicSource find(String id) {
        return sources.findSource(id).orElseThrow(() -> new LibraryException.NotFound("Source", id));
    }

    /// @throws LibraryException.Invalid naming what makes no sense
    public MusicSource add(User user, NewSource wanted) {
        NewSources.requireSense(wanted);
        if (sources.listSources().size() >= MOST_SOURCES) {
            throw new LibraryException.Conflict("There are %d sources already".formatted(MOST_SOURCES));
        }
        if (!user.sees(wanted.musicFolder())
                || tools.musicFolders().findMusicFolder(wanted.musicFolder()).isEmpty()) {
            throw new LibraryException.NotFound("Music folder", Integer.toString(wanted.musicFolder()));
        }
        String id = ids.next();
        String password = wanted.password();
        MusicSource source = new MusicSource(id, wanted.name().strip(), wanted.kind(), wanted.address().strip(),
                wanted.account(),
                password == null ? null : tools.box().seal(password, MusicSource.context(id)),
                wanted.musicFolder(), user.id(), false, "", clock.instant());
        sources.save(source);
        return source;
    }

    /// What was placed stays.
    public void remove(String id) {
        find(id);
        cancel(id);
        sources.remove(id);
    }

    /// Looks whether it can be read.
    public Health health(String id) throws InterruptedException {
        MusicSource source = find(id);
        try {
            open(source).list("");
            return new Health(source, null);
        } catch (SourceException e) {
            return new Health(source, String.valueOf(e.getMessage()));
        }
    }

    /// @param folder empty for the outermost
    /// @throws LibraryException.NotFound when there is no such folder in it
    /// @throws LibraryException.Unavailable when it cannot be read
    public List<SourceFile> browse(String id, String folder) throws InterruptedException {
        MusicSource source = find(id);
        try {
            return open(source).list(folder);
        } catch (SourceException e) {
            if (e.isMissing() && !folder.isEmpty()) {
                throw new LibraryException.NotFound("Folder", folder);
            }
            throw new LibraryException.Unavailable(String.valueOf(e.getMessage()));
        }
    }

    /// @throws LibraryException.Unavailable when it cannot be read
    public List<SourceFile> search(String id, String text, int limit) throws InterruptedException {
        MusicSource source = find(id);
        try {
            return open(source).search(text, limit);
        } catch (SourceException e) {
            throw new LibraryException.Unavailable(String.valueOf(e.getMessage()));
        }
    }

    private Source open(MusicSource source) {
        byte[] sealed = source.sealed();
        return source.kind() == SourceKind.FOLDER ? new LocalFolder(Path.of(source.address()))
                : tools.web()
                        .open(source.address(), source.account(),
                                sealed == null ? null : tools.box().open(sealed, MusicSource.context(source.id())));
    }

    public Map<SourceItem.State, Long> count(String id) {
        return sources.count(id);
    }

    /// Files that are not in the library though they should be, with the reasons.
    public List<SourceItem> listTroubles(String id, int limit) {
        find(id);
        return sources.listTroubles(id, limit);
    }

    /// Begins to bring in what is new, unless that is under way.
    public synchronized MusicSource scan(String id) {
        MusicSource source = find(id);
        if (!source.importing()) {
            source = with(source, true, "");
            sources.save(source);
        }
        enqueue(source);
        return source;
    }

    /// What was brought in stays.
    public synchronized void cancel(String id) {
        MusicSource source = find(id);
        if (source.importing()) {
            sources.save(with(source, false, "cancelled"));
        }
        Optional.ofNullable(runs.get(id)).ifPresent(SourceRun::stop);
    }

    private static MusicSource with(MusicSource source, boolean importing, String note) {
        return new MusicSource(source.id(), source.name(), source.kind(), source.address(), source.account(),
                source.sealed(), source.musicFolder(), source.owner(), importing, note, source.createdAt());
    }

    private void enqueue(MusicSource source) {
        SourceRun run = new SourceRun(source, open(source), sources, intake, settings.quarantine(),
                settings.maxBytes(), clock);
        if (runs.putIfAbsent(source.id(), run) == null) {
            follower.begins(source.id());
            try {
                worker.execute(() -> run(source.id(), run));
            } catch (RejectedExecutionException _) {
                runs.remove(source.id(), run);
            }
        }
    }

    private void run(String id, SourceRun run) {
        try {
            end(id, run, sources.findSource(id).filter(MusicSource::importing).isEmpty() ? "cancelled"
                    : run.run(owner(find(id).owner())));
        } catch (SourceException | IOException | LibraryException e) {
            end(id, run, "failed: " + e.getMessage());
        } catch (InterruptedException _) {
            // The server stops; the next start goes on.
            runs.remove(id, run);
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "A source could not be brought in", e);
            end(id, run, "failed: for a reason that the server's log tells");
        }
    }

    private User owner(UserId id) {
        return tools.users()
                .findUser(id)
                .filter(user -> !user.disabled())
                .orElseThrow(() -> new LibraryException.Conflict("the account in whose name files are placed is gone"));
    }

    private synchronized void end(String id, SourceRun run, String how) {
        runs.remove(id, run);
        if (closing) {
            return;
        }
        sources.findSource(id)
                .ifPresent(source -> sources.save(with(source, false, run.isStopped() ? "cancelled" : how)));
    }

    @Override
    public JobKind kind() {
        return JobKind.SOURCE;
    }

    @Override
    public Map<String, Work> listWork() {
        Map<String, Work> work = new HashMap<>();
        runs.forEach((id, run) -> work.put(id, run.work()));
        return work;
    }

    @Override
    public void tell(Follower hearing) {
        follower = hearing;
    }

    @Override
    public Ended ended(String subject) {
        String note = sources.findSource(subject).map(MusicSource::note).orElse("cancelled");
        return note.equals("cancelled") ? new Ended(JobState.CANCELLED, "")
                : new Ended(note.startsWith("failed: ") ? JobState.FAILED : JobState.DONE, note);
    }

    @Override
    public void stop(User user, String subject) {
        cancel(subject);
    }

    @Override
    public void begin(User user, String subject) {
        scan(subject);
    }

    @Override
    public void close() {
        closing = true;
        runs.values().forEach(SourceRun::stop);
        worker.shutdownNow();
    }
}
