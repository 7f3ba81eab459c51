package io.antiphon.core.library.scan;

import io.antiphon.core.library.CatalogueVersion;
import io.antiphon.core.library.LibraryChanged;
import io.antiphon.core.library.PathText;
import io.antiphon.core.library.scan.store.ScanSession;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Runs scans, one at a time, each on a thread of its own.
public final class LibraryScanner implements Scanner {

    private static final System.Logger LOG = System.getLogger(LibraryScanner.class.getName());

    private final ScanTools tools;
    private final Progress progress;
    private final Set<Integer> confirmed = ConcurrentHashMap.newKeySet();
    private final Doubts doubts;
    /// Held by the scan, or by what must not go on beside one.
    private final ReentrantLock idle = new ReentrantLock();
    private volatile boolean cancelled;
    private volatile CountDownLatch running = new CountDownLatch(0);

    public LibraryScanner(ScanTools tools) {
        this.tools = tools;
        this.progress = new Progress(tools.clock(), tools.events());
        this.doubts = new Doubts(tools.musicFolders(), tools.store());
    }

    /// Every phase relies on what those before it wrote:
    /// what changed has to be believed before anything is written; a file is missing only when it was found nowhere; another
    /// file is its successor only when it is missing; ids are carried over when it is known who lost everything; what others than tags say belongs to ids; albums are made from tracks, artists are counted from albums, and
    /// folders from all.
    private static List<ScanPhase> phases(ThreadPoolExecutor workers) {
        return List.of(new SurveyPhase(), new ReadPhase(workers), new VanishPhase(),
                new SuccessorPhase(), new CarryPhase(), new LayerPhase(), new AlbumPhase(), new ArtistPhase(),
                new FolderPhase());
    }

    @Override
    public synchronized ScanStatus start(ScanRequest request) {
        if (running.getCount() > 0) {
            return status();
        }
        cancelled = false;
        CountDownLatch done = new CountDownLatch(1);
        running = done;
        progress.started(progress.status().filesSeen(), progress.status().finishedAt());
        Thread.ofPlatform().name("scan").daemon().start(() -> {
            idle.lock();
            try {
                scan(request);
            } finally {
                idle.unlock();
                done.countDown();
            }
        });
        return status();
    }

    @Override
    public boolean whileIdle(Runnable work) {
        synchronized (this) {
            if (running.getCount() > 0 || !idle.tryLock()) {
                return false;
            }
        }
        try {
            work.run();
            return true;
        } finally {
            idle.unlock();
        }
    }

    @Override
    public boolean showLayers() {
        AtomicBoolean shown = new AtomicBoolean();
        return whileIdle(() -> {
            try (ScanSession session = tools.store().open()) {
                shown.set(showLayers(session));
            }
        }) && shown.get();
    }

    private boolean showLayers(ScanSession session) {
        if (session.layers().isEmpty()) {
            return true;
        }
        ScanRun run = new ScanRun(tools, session, ForkJoinPool.commonPool(), progress, ScanRequest.nothing(), Set.of(),
                () -> false);
        if (run.resumed) {
            return false;
        }
        new SurveyPhase().run(run);
        for (ScanPhase phase : List.of(new LayerPhase(), new AlbumPhase(), new ArtistPhase())) {
            if (phase.isNeeded(run)) {
                phase.run(run);
            }
        }
        if (run.hasChanges()) {
            tools.index().commit();
            CatalogueVersion version = nextVersion(session, tools.clock().instant());
            run.markFinished();
            session.commit();
            tools.events().publish(new LibraryChanged(version));
        }
        return true;
    }

    @Override
    public ScanStatus status() {
        return progress.status();
    }

    @Override
    public ScanStatus await() throws InterruptedException {
        running.await();
        return status();
    }

    @Override
    public void cancel() {
        cancelled = true;
    }

    @Override
    public void confirmChanges(int musicFolder) {
        confirmed.add(musicFolder);
    }

    @Override
    public List<ScanDoubt> doubts() {
        return doubts.list();
    }

    @Override
    public List<ScanProblem> problems() {
        return tools.store()
                .listProblems()
                .stream()
                .map(row -> new ScanProblem(row.musicFolder(), PathText.shown(row.path()), row.reason(),
                        Instant.ofEpochMilli(row.seenAt())))
                .toList();
    }

    private void scan(ScanRequest request) {
        Instant finishedAt = null;
        int threads = tools.settings().threads();
        ThreadPoolExecutor workers = new ThreadPoolExecutor(threads, threads, 1, TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().name("scan-reader-", 1).daemon().factory());
        try (ScanSession session = tools.store().open()) {
            finishedAt = scan(session, workers, request);
        } catch (ScanCancelledException e) {
            progress.failed("The scan was cancelled; the next one goes on where it stopped.");
        } catch (RuntimeException | Error e) {
            LOG.log(System.Logger.Level.ERROR, "the scan failed", e);
            progress.failed("The scan failed: %s".formatted(e));
        } finally {
            // Not awaited: a reader that hangs must not hold up anybody.
            workers.shutdownNow();
        }
        progress.ended(finishedAt);
    }

    /// @return when everything was looked at; absent when something was left out
    private @Nullable Instant scan(ScanSession session, ThreadPoolExecutor workers, ScanRequest request) {
        Optional<Instant> finishedBefore = session.findSetting("scan.finishedAt")
                .map(Long::parseLong)
                .map(Instant::ofEpochMilli);
        progress.expect(session.findSetting("scan.files").map(Long::parseLong).orElse(0L), finishedBefore.orElse(null));
        Set<Integer> accepted = Set.copyOf(confirmed);
        ScanRun run = new ScanRun(tools, session, workers, progress, request, accepted, () -> cancelled);
        for (ScanPhase phase : phases(workers)) {
            run.checkCancelled();
            if (phase.isNeeded(run)) {
                progress.phase(phase.name());
                phase.run(run);
                doubts.remember(run);
                if (run.hasChanges()) {
                    tools.index().commit();
                }
            }
        }
        return finish(run, accepted);
    }

    private @Nullable Instant finish(ScanRun run, Set<Integer> accepted) {
        ScanSession session = run.session;
        Instant now = tools.clock().instant();
        for (FolderScan scan : run.musicFolders()) {
            if (run.request().concerns(scan.id())
                    && !session.findSentinel(scan.id()).equals(Optional.of(scan.fileKey()))) {
                session.putSentinel(scan.id(), scan.fileKey());
            }
        }
        CatalogueVersion version = run.hasChanges() ? nextVersion(session, now) : null;
        if (run.hasChanges() && !run.isStopped()) {
            run.markFinished();
        }
        boolean complete = !run.isStopped() && run.request().isWhole();
        if (complete) {
            session.putSetting("scan.finishedAt", Long.toString(now.toEpochMilli()));
            session.putSetting("scan.files", Long.toString(progress.status().filesSeen()));
        }
        doubts.write(session);
        session.commit();
        run.musicFolders()
                .stream()
                .map(FolderScan::id)
                .filter(id -> run.request().concerns(id) && accepted.contains(id))
                .forEach(confirmed::remove);
        if (version != null) {
            tools.events().publish(new LibraryChanged(version));
        }
        tools.events().publish(new PlaylistFilesSeen(playlistFiles(run), complete));
        return complete ? now : null;
    }

    private static List<PlaylistFilesSeen.Seen> playlistFiles(ScanRun run) {
        return run.musicFolders()
                .stream()
                .flatMap(scan -> scan.lister()
                        .playlists()
                        .entrySet()
                        .stream()
                        .map(file -> new PlaylistFilesSeen.Seen(scan.id(), file.getKey(), file.getValue().file(),
                                file.getValue().size(), file.getValue().modifiedAt())))
                .toList();
    }

    private static CatalogueVersion nextVersion(ScanSession session, Instant now) {
        long number = session.findSetting("catalogue.version").map(Long::parseLong).orElse(0L) + 1;
        long before = session.findSetting("catalogue.changedAt").map(Long::parseLong).orElse(0L);
        long changedAt = Math.max(before, now.toEpochMilli());
        session.putSetting("catalogue.version", Long.toString(number));
        session.putSetting("catalogue.changedAt", Long.toString(changedAt));
        return new CatalogueVersion(number, Instant.ofEpochMilli(changedAt));
    }
}
