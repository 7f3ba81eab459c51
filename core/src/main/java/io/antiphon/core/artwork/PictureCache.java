package io.antiphon.core.artwork;

import io.antiphon.core.Sha256;
import io.antiphon.core.artwork.PictureScaler.Encoded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Keeps made pictures as files in one directory, the least recently used going first when they grow beyond a bound. Several askers
/// for one picture wait for one maker. What is in the directory at start is taken over; a file it cannot use is made again.
public final class PictureCache {

    private static final String JPEG = ".jpg";
    private static final String PNG = ".png";
    private static final int KEY_BYTES = 16;
    private static final int LOCKS = 64;

    private final Path directory;
    private final long maxBytes;
    /// File name to size, the least recently used first; empty until the directory was first looked at.
    private final Map<String, Long> files = new LinkedHashMap<>(64, 0.75f, true);
    private final List<Object> locks = Stream.generate(Object::new).limit(LOCKS).toList();
    private final Map<String, Boolean> knownFailures = new ConcurrentHashMap<>();
    private long totalBytes;
    private boolean opened;

    /// @param directory made when missing
    /// @param maxBytes what the files may take together
    public PictureCache(Path directory, long maxBytes) {
        this.directory = directory;
        this.maxBytes = maxBytes;
    }

    /// Makes a picture that is not kept yet.
    @FunctionalInterface
    public interface Maker {

        Encoded make() throws IOException;
    }

    /// @param key what the picture shows and how large it is
    public Picture get(String key, Maker maker) throws IOException {
        String name = digest(key.getBytes(StandardCharsets.UTF_8));
        Picture kept = read(name);
        if (kept != null) {
            return kept;
        }
        synchronized (locks.get(Math.floorMod(name.hashCode(), LOCKS))) {
            Picture meanwhile = read(name);
            return meanwhile == null ? make(name, maker) : meanwhile;
        }
    }

    /// 32 hexadecimal digits that stand for some bytes.
    static String digest(byte[] bytes) {
        return Sha256.hex(bytes, KEY_BYTES);
    }

    private Picture make(String name, Maker maker) throws IOException {
        if (knownFailures.containsKey(name)) {
            throw new IOException("this picture could not be made before");
        }
        try {
            Encoded made = maker.make();
            write(name + suffix(made.contentType()), made.bytes());
            return new Picture(made.bytes(), made.contentType(), name);
        } catch (IOException e) {
            rememberFailure(name);
            throw e;
        }
    }

    /// A damaged picture is not decoded again with every page that shows it.
    private void rememberFailure(String name) {
        if (knownFailures.size() > 10_000) {
            knownFailures.clear();
        }
        knownFailures.put(name, true);
    }

    private @Nullable Picture read(String name) {
        for (String suffix : List.of(JPEG, PNG)) {
            if (touch(name + suffix)) {
                try {
                    return new Picture(Files.readAllBytes(directory.resolve(name + suffix)),
                            JPEG.equals(suffix) ? "image/jpeg" : "image/png", name);
                } catch (IOException _) {
                    forget(name + suffix);
                }
            }
        }
        return null;
    }

    private void write(String fileName, byte[] bytes) {
        try {
            Files.createDirectories(directory);
            Path unfinished = Files.createTempFile(directory, "new", ".tmp");
            Files.write(unfinished, bytes);
            Files.move(unfinished, directory.resolve(fileName), StandardCopyOption.REPLACE_EXISTING);
            add(fileName, bytes.length);
        } catch (IOException _) {
            // A full or read-only disk costs the cache, not the picture.
            forget(fileName);
        }
    }

    private synchronized boolean touch(String fileName) {
        open();
        return files.get(fileName) != null;
    }

    private synchronized void forget(String fileName) {
        Long size = files.remove(fileName);
        totalBytes -= Objects.requireNonNullElse(size, 0L);
    }

    private synchronized void add(String fileName, long size) {
        forget(fileName);
        files.put(fileName, size);
        totalBytes += size;
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
        try (Stream<Path> listing = Files.list(directory)) {
            listing.forEach(this::takeOver);
        } catch (NoSuchFileException _) {
            // Nothing was kept before.
        } catch (IOException | UncheckedIOException _) {
            // What cannot be listed is made again.
        }
    }

    private void takeOver(Path file) {
        String name = file.getFileName().toString();
        if (name.endsWith(".tmp")) {
            deleteQuietly(file);
            return;
        }
        try {
            long size = Files.size(file);
            files.put(name, size);
            totalBytes += size;
        } catch (IOException _) {
            // Vanished meanwhile.
        }
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException _) {
            // Left for the next start.
        }
    }

    private static String suffix(String contentType) {
        return "image/png".equals(contentType) ? PNG : JPEG;
    }
}
