package io.antiphon.core.library.watch;

import io.antiphon.core.library.MusicFolder;
import io.antiphon.core.library.PathText;
import io.antiphon.core.library.scan.files.FolderListing;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// The watched folders of one music folder. Not for several threads.
final class FolderWatch implements AutoCloseable {

    /// A new tree is walked this deep at once; what lies deeper is watched when a scan has found it.
    private static final int NEW_FOLDERS_AT_ONCE = 1_000;

    private final MusicFolder musicFolder;
    private final WatchService service;
    private final Map<WatchKey, String> paths = new HashMap<>();
    private final Set<String> watched = new HashSet<>();

    /// @throws IOException when the operating system gives no more
    FolderWatch(MusicFolder musicFolder) throws IOException {
        this.musicFolder = musicFolder;
        this.service = musicFolder.root().getFileSystem().newWatchService();
    }

    /// Something happened.
    ///
    /// @param folder relative to the music folder's root
    /// @param name of the entry; empty for the folder itself
    /// @param lost whether more happened than could be told, anywhere
    record Happening(String folder, String name, boolean lost) {}

    MusicFolder musicFolder() {
        return musicFolder;
    }

    int count() {
        return watched.size();
    }

    /// Watches a folder, unless it is watched. One that is gone is left out.
    ///
    /// @return whether it was not watched before
    /// @throws IOException when the operating system refuses
    boolean add(String path) throws IOException {
        if (watched.contains(path)) {
            return false;
        }
        try {
            WatchKey key = musicFolder.place(path)
                    .register(service, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_DELETE,
                            StandardWatchEventKinds.ENTRY_MODIFY);
            String before = paths.put(key, path);
            if (before != null) {
                watched.remove(before);
            }
            watched.add(path);
            return true;
        } catch (NoSuchFileException | NotDirectoryException _) {
            // The next scan says so.
            return false;
        }
    }

    List<Happening> poll(long nanos) throws InterruptedException {
        List<Happening> happenings = new ArrayList<>();
        WatchKey key = service.poll(nanos, TimeUnit.NANOSECONDS);
        while (key != null) {
            take(key, happenings);
            key = service.poll();
        }
        return happenings;
    }

    private void take(WatchKey key, List<Happening> happenings) {
        String folder = paths.get(key);
        for (WatchEvent<?> event : key.pollEvents()) {
            if (StandardWatchEventKinds.OVERFLOW.equals(event.kind())) {
                happenings.add(new Happening("", "", true));
            } else if (folder != null && event.context() instanceof Path name) {
                happenings.add(new Happening(folder, nameOf(key, name), false));
                if (StandardWatchEventKinds.ENTRY_CREATE.equals(event.kind())) {
                    addNew(FolderListing.join(folder, nameOf(key, name)), happenings);
                }
            }
        }
        if (!key.reset() && folder != null) {
            paths.remove(key);
            watched.remove(folder);
        }
    }

    private static String nameOf(WatchKey key, Path name) {
        return key.watchable() instanceof Path folder ? PathText.nameOf(folder.resolve(name)) : name.toString();
    }

    /// A folder that was made or moved here; what was put into it before it was watched was not told.
    private void addNew(String path, List<Happening> happenings) {
        List<String> open = new ArrayList<>(List.of(path));
        for (int i = 0; i < open.size() && i < NEW_FOLDERS_AT_ONCE; i++) {
            String folder = open.get(i);
            Path place = musicFolder.place(folder);
            if (!Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
                continue;
            }
            try {
                add(folder);
            } catch (IOException _) {
                // The next time what is watched is brought in line with what there is, it is said.
                return;
            }
            list(place, folder, open, happenings);
        }
    }

    private static void list(Path place, String folder, List<String> open, List<Happening> happenings) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(place)) {
            for (Path entry : entries) {
                String name = PathText.nameOf(entry);
                happenings.add(new Happening(folder, name, false));
                if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                    open.add(FolderListing.join(folder, name));
                }
            }
        } catch (IOException | java.nio.file.DirectoryIteratorException _) {
            // Gone again, or not to be read: the scan says so.
        }
    }

    @Override
    public void close() {
        try {
            service.close();
        } catch (IOException e) {
            System.getLogger(FolderWatch.class.getName())
                    .log(System.Logger.Level.DEBUG, "a watch could not be closed", e);
        }
    }
}
