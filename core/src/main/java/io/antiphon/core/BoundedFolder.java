package io.antiphon.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Files that can be had again, in one folder under a bound: those that were not asked for longest go first. A file is there whole or
/// not at all. What is in the folder at the first use is taken over, the latest written as the latest asked for; what a killed process
/// left half written is removed, and files of other names are left alone and not counted. Safe for use by many threads.
///
/// A disk that is full, read-only or away costs what is kept here, never whoever asks.
public final class BoundedFolder {

    private static final String UNFINISHED = ".tmp";

    private final Path directory;
    private final long maxBytes;
    private final Predicate<String> own;
    /// File name to size, the least recently asked for first; empty until the folder was first looked at.
    private final Map<String, Long> files = new LinkedHashMap<>(64, 0.75f, true);
    private long totalBytes;
    private boolean opened;

    /// @param directory made when there is something to keep
    /// @param maxBytes what the files may take together; 0 to keep nothing
    /// @param own tells names of files that belong here
    public BoundedFolder(Path directory, long maxBytes, Predicate<String> own) {
        this.directory = directory;
        this.maxBytes = maxBytes;
        this.own = own;
    }

    /// A file's content, if it is as it was written.
    ///
    /// @param sound whether the content can be what was written; what is not, is removed
    public Optional<byte[]> read(String name, Predicate<byte[]> sound) {
        long size = sizeOf(name);
        if (size < 0) {
            return Optional.empty();
        }
        try {
            byte[] content = Files.readAllBytes(directory.resolve(name));
            if (sound.test(content)) {
                return Optional.of(content);
            }
            drop(name);
        } catch (IOException _) {
            forgetIfGone(name);
        }
        return Optional.empty();
    }

    /// Where a file lies that is there now; it may be gone the next moment.
    public Optional<Path> find(String name) {
        if (sizeOf(name) < 0) {
            return Optional.empty();
        }
        Path file = directory.resolve(name);
        if (Files.isRegularFile(file)) {
            return Optional.of(file);
        }
        forgetIfGone(name);
        return Optional.empty();
    }

    /// Keeps a file, in place of one of the same name.
    ///
    /// @return whether it is kept: not when it is larger than the bound, or the disk does not take it
    public boolean write(String name, byte[] content) {
        if (!own.test(name)) {
            throw new IllegalArgumentException("no name of a file of %s: %s".formatted(directory, name));
        }
        if (content.length > maxBytes) {
            drop(name);
            return false;
        }
        Path unfinished = null;
        try {
            prepare();
            unfinished = Files.createTempFile(directory, "new", UNFINISHED);
            Files.write(unfinished, content);
            put(unfinished, name, content.length);
            return true;
        } catch (IOException _) {
            if (unfinished != null) {
                deleteQuietly(unfinished);
            }
            forgetIfGone(name);
            return false;
        }
    }

    /// Removes a file, if it is there.
    public synchronized void drop(String name) {
        open();
        if (forget(name)) {
            deleteQuietly(directory.resolve(name));
        }
    }

    /// What all files take together.
    public synchronized long bytes() {
        open();
        return totalBytes;
    }

    private synchronized void prepare() throws IOException {
        // Before anything is written: what is half written then is not what somebody left.
        open();
        Files.createDirectories(directory);
    }

    private synchronized long sizeOf(String name) {
        open();
        Long size = files.get(name);
        return size == null ? -1 : size;
    }

    /// The move and the list belong together: who makes room must not take the new file for the one before.
    private synchronized void put(Path unfinished, String name, long size) throws IOException {
        Files.move(unfinished, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        forget(name);
        list(name, size);
        makeRoom();
    }

    /// Somebody may have written it anew meanwhile.
    private synchronized void forgetIfGone(String name) {
        if (!Files.isRegularFile(directory.resolve(name))) {
            forget(name);
        }
    }

    private boolean forget(String name) {
        Long size = files.remove(name);
        totalBytes -= size == null ? 0 : size;
        return size != null;
    }

    private void list(String name, long size) {
        files.put(name, size);
        totalBytes += size;
    }

    private void makeRoom() {
        Iterator<Map.Entry<String, Long>> oldest = files.entrySet().iterator();
        while (totalBytes > maxBytes && oldest.hasNext()) {
            Map.Entry<String, Long> entry = oldest.next();
            deleteQuietly(directory.resolve(entry.getKey()));
            totalBytes -= entry.getValue();
            oldest.remove();
        }
    }

    private void open() {
        if (opened) {
            return;
        }
        opened = true;
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> listing = Files.list(directory)) {
            List<Found> found = listing.flatMap(file -> look(file).stream())
                    .sorted(Comparator.comparingLong(Found::modified))
                    .toList();
            found.forEach(file -> list(file.name, file.size));
        } catch (IOException | UncheckedIOException _) {
            // What cannot be listed is made again.
        }
        makeRoom();
    }

    private record Found(String name, long size, long modified) {}

    private Optional<Found> look(Path file) {
        String name = String.valueOf(file.getFileName());
        if (name.endsWith(UNFINISHED)) {
            deleteQuietly(file);
            return Optional.empty();
        }
        if (!own.test(name) || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            long size = Files.size(file);
            if (size == 0) {
                // Nothing is kept that is empty: a machine that lost its power left the name without the content.
                deleteQuietly(file);
                return Optional.empty();
            }
            return Optional.of(new Found(name, size, Files.getLastModifiedTime(file).toMillis()));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException _) {
            // Left for the next start.
        }
    }
}
