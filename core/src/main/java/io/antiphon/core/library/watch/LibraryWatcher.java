package io.antiphon.core.library.watch;

import io.antiphon.core.event.Events;
import io.antiphon.core.library.MusicFolder;
import io.antiphon.core.library.MusicFolders;
import io.antiphon.core.library.PathText;
import io.antiphon.core.library.scan.ScanProgressed;
import io.antiphon.core.library.scan.ScanRequest;
import io.antiphon.core.library.scan.ScanRequest.Target;
import io.antiphon.core.library.scan.Scanner;
import io.antiphon.core.library.watch.WatchStatus.Mode;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// Watches the music folders on a thread of its own, and starts scans of the folders in which something changed. The folders to watch are
/// those that scans found, so that nothing is walked for it.
public final class LibraryWatcher implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(LibraryWatcher.class.getName());
    /// All watches are asked once in this time.
    private static final Duration TURN = Duration.ofSeconds(1);
    /// A scan of some folders looks through much of what is known: watching takes at most a tenth of a processor.
    private static final int REST = 10;

    private final MusicFolders musicFolders;
    private final KnownFolders known;
    private final Scanner scanner;
    private final WatchSettings settings;
    private final PendingChanges<Target> pending;
    private final Map<Integer, WatchStatus> status = new ConcurrentHashMap<>();
    private final Map<Integer, FolderWatch> watches = new HashMap<>();
    private final AtomicBoolean stale = new AtomicBoolean(true);
    private final Runnable unsubscribe;
    private final Thread thread;
    private volatile boolean closed;
    private long restUntil = System.nanoTime();

    /// The folders that a scan found.
    @FunctionalInterface
    public interface KnownFolders {

        /// Paths relative to the music folder's root, the shortest first, at most `limit`.
        List<String> list(int musicFolder, int limit);
    }

    public LibraryWatcher(MusicFolders musicFolders, KnownFolders known, Scanner scanner, Events events,
            WatchSettings settings) {
        this.musicFolders = musicFolders;
        this.known = known;
        this.scanner = scanner;
        this.settings = settings;
        this.pending = new PendingChanges<>(settings);
        this.thread = Thread.ofPlatform().daemon().name("watcher").unstarted(this::run);
        this.unsubscribe = events.subscribe(event -> {
            if (event instanceof ScanProgressed(var now) && !now.scanning()) {
                stale.set(true);
            }
        });
    }

    public void start() {
        thread.start();
    }

    /// How changes of each music folder are noticed, by its number.
    public List<WatchStatus> status() {
        return status.values().stream().sorted(java.util.Comparator.comparingInt(WatchStatus::musicFolder)).toList();
    }

    private void run() {
        try {
            while (!closed) {
                step();
            }
        } catch (InterruptedException | ClosedWatchServiceException _) {
            // The server stops.
        } catch (RuntimeException | Error e) {
            LOG.log(System.Logger.Level.ERROR, "Music folders are no longer watched", e);
            musicFolders.listMusicFolders()
                    .forEach(folder -> poll(folder, "watching failed: %s".formatted(e)));
        } finally {
            watches.values().forEach(FolderWatch::close);
        }
    }

    private void step() throws InterruptedException {
        if (!scanner.status().scanning() && stale.getAndSet(false)) {
            arrange();
        }
        if (watches.isEmpty()) {
            TimeUnit.NANOSECONDS.sleep(TURN.toNanos());
        }
        for (FolderWatch watch : List.copyOf(watches.values())) {
            collect(watch, TURN.toNanos() / watches.size());
        }
        if (!pending.isEmpty() && System.nanoTime() - restUntil >= 0 && !scanner.status().scanning()) {
            scan();
        }
    }

    /// Brings what is watched in line with what there is.
    private void arrange() {
        int left = settings.maxFolders();
        for (MusicFolder folder : musicFolders.listMusicFolders()) {
            FolderWatch watch = watches.get(folder.id());
            if (watch != null) {
                left -= watch.count();
            }
        }
        for (MusicFolder folder : musicFolders.listMusicFolders()) {
            left = arrange(folder, left);
        }
    }

    private int arrange(MusicFolder folder, int left) {
        String silence = FileSystems.silence(folder.root()).orElse("");
        if (!silence.isEmpty()) {
            poll(folder, silence);
            return left;
        }
        FolderWatch watch = watches.get(folder.id());
        int before = watch == null ? 0 : watch.count();
        List<String> paths = known.list(folder.id(), before + left + 1);
        if (paths.isEmpty()) {
            // Not scanned yet.
            return left;
        }
        if (paths.size() > before + left) {
            poll(folder, "it has more folders than scan.watch-limit allows (%d)".formatted(settings.maxFolders()));
            return left + before;
        }
        try {
            if (watch == null) {
                watch = new FolderWatch(folder);
                watches.put(folder.id(), watch);
            }
            for (String path : paths) {
                if (watch.add(path) && changedSinceScan(folder, path)) {
                    pending.add(new Target(folder.id(), path, false), "", System.nanoTime());
                }
            }
            watched(folder, watch.count());
            return left + before - watch.count();
        } catch (IOException e) {
            poll(folder, "the operating system refuses to watch more (fs.inotify.max_user_watches): "
                    + e.getMessage());
            return left + before;
        }
    }

    /// What came between the look of a scan and the beginning of the watch would else be seen by nobody.
    private boolean changedSinceScan(MusicFolder folder, String path) {
        Instant scanned = scanner.status().startedAt();
        try {
            return scanned != null && Files.getLastModifiedTime(folder.place(path))
                    .toInstant()
                    .isAfter(scanned.minusSeconds(2));
        } catch (IOException _) {
            return true;
        }
    }

    private void watched(MusicFolder folder, int folders) {
        WatchStatus before = status.put(folder.id(), new WatchStatus(folder.id(), Mode.WATCHING, folders, ""));
        if (before == null || before.mode() != Mode.WATCHING) {
            LOG.log(System.Logger.Level.INFO, "The music folder \"{0}\" is watched for changes ({1} folders)",
                    folder.name(), folders);
        }
    }

    private void poll(MusicFolder folder, String reason) {
        FolderWatch watch = watches.remove(folder.id());
        if (watch != null) {
            watch.close();
        }
        WatchStatus before = status.put(folder.id(), new WatchStatus(folder.id(), Mode.POLLING, 0, reason));
        if (before == null || before.mode() != Mode.POLLING) {
            LOG.log(System.Logger.Level.WARNING,
                    "The music folder \"{0}\" is not watched, changes are found by the recurring scan: {1}",
                    folder.name(), reason);
        }
    }

    private void collect(FolderWatch watch, long nanos) throws InterruptedException {
        List<FolderWatch.Happening> happenings = watch.poll(nanos);
        long now = System.nanoTime();
        for (FolderWatch.Happening happening : happenings) {
            int id = watch.musicFolder().id();
            if (happening.lost()) {
                pending.add(new Target(id, "", true), "", now);
            } else {
                pending.add(new Target(id, happening.folder(), false), happening.name(), now);
            }
        }
    }

    private void scan() {
        List<Target> ready = pending.take(System.nanoTime(), this::look);
        if (ready.isEmpty()) {
            return;
        }
        long began = System.nanoTime();
        try {
            scanner.start(new ScanRequest(false, bounded(ready)));
            scanner.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
        long now = System.nanoTime();
        restUntil = now + Math.min((now - began) * REST, TimeUnit.MINUTES.toNanos(10));
    }

    private List<Target> bounded(List<Target> ready) {
        if (ready.size() <= settings.maxTargets()) {
            return ready;
        }
        return ready.stream().map(Target::musicFolder).distinct().map(id -> new Target(id, "", true)).toList();
    }

    private Map<String, String> look(PendingChanges.Touched<Target> touched) {
        Map<String, String> seen = new LinkedHashMap<>();
        musicFolders.findMusicFolder(touched.folder().musicFolder()).ifPresent(folder -> {
            Path place = folder.place(touched.folder().path());
            for (String name : touched.names()) {
                try {
                    BasicFileAttributes file = Files.readAttributes(PathText.place(place, name),
                            BasicFileAttributes.class,
                            LinkOption.NOFOLLOW_LINKS);
                    seen.put(name, file.size() + " " + file.lastModifiedTime().toMillis());
                } catch (IOException _) {
                    // Gone: nothing to wait for.
                }
            }
        });
        return seen;
    }

    @Override
    public void close() {
        closed = true;
        unsubscribe.run();
        thread.interrupt();
    }
}
