package io.antiphon.core.outside;

import io.antiphon.core.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Fetched pictures as they were sent, in one directory, named by a digest of their bytes. When they grow beyond a bound, those go
/// first that were not looked at for longest.
public final class PictureShelf {

    private static final Pattern NAME = Pattern.compile("[0-9a-f]{32}");
    private static final int NAME_BYTES = 16;
    private static final String UNFINISHED = ".tmp";

    private final Path directory;
    private final long maxBytes;
    private final Map<String, Long> sizes = new LinkedHashMap<>(16, 0.75f, true);
    private long totalBytes;
    private boolean opened;

    /// @param directory made with the first picture
    public PictureShelf(Path directory, long maxBytes) {
        this.directory = directory;
        this.maxBytes = maxBytes;
    }

    /// @return its name; empty when there is no room for it
    public synchronized Optional<String> put(byte[] picture) {
        open();
        String name = Sha256.hex(picture, NAME_BYTES);
        if (picture.length > maxBytes) {
            return Optional.empty();
        }
        if (find(name).isPresent()) {
            return Optional.of(name);
        }
        try {
            write(name, picture);
        } catch (IOException _) {
            return Optional.empty();
        }
        sizes.put(name, (long) picture.length);
        totalBytes += picture.length;
        makeRoom();
        return Optional.of(name);
    }

    /// The file of a picture that is still there.
    public synchronized Optional<Path> find(String name) {
        open();
        Long size = sizes.get(name);
        if (size == null) {
            return Optional.empty();
        }
        Path file = directory.resolve(name);
        if (Files.isRegularFile(file)) {
            return Optional.of(file);
        }
        totalBytes -= size;
        sizes.remove(name);
        return Optional.empty();
    }

    private void write(String name, byte[] picture) throws IOException {
        Files.createDirectories(directory);
        Path unfinished = Files.createTempFile(directory, "new", UNFINISHED);
        try {
            Files.write(unfinished, picture);
            Files.move(unfinished, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            Files.deleteIfExists(unfinished);
            throw e;
        }
    }

    private void makeRoom() {
        Iterator<Map.Entry<String, Long>> oldest = sizes.entrySet().iterator();
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
        try (Stream<Path> files = Files.list(directory)) {
            files.sorted(Comparator.comparingLong(PictureShelf::modified)).forEach(this::takeOver);
        } catch (IOException | UncheckedIOException _) {
            // What cannot be listed is fetched again.
        }
        makeRoom();
    }

    private void takeOver(Path file) {
        String name = file.getFileName().toString();
        if (name.endsWith(UNFINISHED)) {
            deleteQuietly(file);
        } else if (NAME.matcher(name).matches()) {
            try {
                long size = Files.size(file);
                sizes.put(name, size);
                totalBytes += size;
            } catch (IOException _) {
                // Vanished meanwhile.
            }
        }
    }

    private static long modified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis();
        } catch (IOException _) {
            return 0;
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
