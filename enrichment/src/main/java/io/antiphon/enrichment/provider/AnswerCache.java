package io.antiphon.enrichment.provider;

import io.antiphon.core.Sha256;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// Keeps services' answers, that there is none among them, as compressed files in one directory until they expire; those that were not
/// asked for longest go first when all grow beyond a bound. Failures are never kept. A file is called by a digest of its question,
/// without keys. What is in the directory at start is taken over, and a file that is no answer counts as none.
public final class AnswerCache {

    private static final int FORMAT = 1;
    private static final int MAX_LENGTH = 16 << 20;
    private static final Pattern OWN = Pattern.compile("[0-9a-f]{40}");
    private static final int NAME_BYTES = 20;
    private static final String UNFINISHED = ".tmp";

    private final Path directory;
    private final long maxBytes;
    /// File name to size, the least recently asked for first; empty until the directory was first looked at.
    private final Map<String, Long> files = new LinkedHashMap<>(64, 0.75f, true);
    private long totalBytes;
    private boolean opened;

    /// @param directory made when there is something to keep
    /// @param maxBytes what the files may take together; 0 to keep nothing
    public AnswerCache(Path directory, long maxBytes) {
        this.directory = directory;
        this.maxBytes = maxBytes;
    }

    /// @param document the answer; absent when there was none
    record Kept(@Nullable String document) {}

    Optional<Kept> find(String question, Instant now) {
        String name = nameOf(question);
        if (!isListed(name)) {
            return Optional.empty();
        }
        try {
            Optional<Kept> kept = read(directory.resolve(name), now);
            if (kept.isEmpty()) {
                drop(name);
            }
            return kept;
        } catch (IOException _) {
            drop(name);
            return Optional.empty();
        }
    }

    /// @param document the answer; absent when there is none
    void put(String question, @Nullable String document, Instant until) {
        if (maxBytes <= 0) {
            return;
        }
        try {
            byte[] content = content(document, until);
            if (content.length <= maxBytes) {
                write(nameOf(question), content);
            }
        } catch (IOException _) {
            // It is asked for again then.
        }
    }

    private static String nameOf(String question) {
        return Sha256.hex(question.getBytes(StandardCharsets.UTF_8), NAME_BYTES);
    }

    private static Optional<Kept> read(Path file, Instant now) throws IOException {
        try (DataInputStream in = new DataInputStream(
                new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(file))))) {
            if (in.readInt() != FORMAT || !now.isBefore(Instant.ofEpochMilli(in.readLong()))) {
                return Optional.empty();
            }
            int length = in.readInt();
            if (length < 0) {
                return Optional.of(new Kept(null));
            }
            if (length > MAX_LENGTH) {
                throw new IOException("longer than any answer");
            }
            byte[] text = in.readNBytes(length);
            if (text.length < length) {
                throw new IOException("cut off");
            }
            return Optional.of(new Kept(new String(text, StandardCharsets.UTF_8)));
        }
    }

    private static byte[] content(@Nullable String document, Instant until) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(bytes))) {
            out.writeInt(FORMAT);
            out.writeLong(until.toEpochMilli());
            if (document == null) {
                out.writeInt(-1);
            } else {
                byte[] text = document.getBytes(StandardCharsets.UTF_8);
                out.writeInt(text.length);
                out.write(text);
            }
        }
        return bytes.toByteArray();
    }

    private void write(String name, byte[] content) throws IOException {
        Files.createDirectories(directory);
        Path unfinished = Files.createTempFile(directory, "new", UNFINISHED);
        try {
            Files.write(unfinished, content);
            Files.move(unfinished, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            deleteQuietly(unfinished);
            throw e;
        }
        add(name, content.length);
    }

    private synchronized boolean isListed(String name) {
        open();
        return files.get(name) != null;
    }

    private synchronized void drop(String name) {
        forget(name);
        deleteQuietly(directory.resolve(name));
    }

    private synchronized void forget(String name) {
        Long size = files.remove(name);
        totalBytes -= size == null ? 0 : size;
    }

    private synchronized void add(String name, long size) {
        open();
        forget(name);
        files.put(name, size);
        totalBytes += size;
        Iterator<Map.Entry<String, Long>> oldest = files.entrySet().iterator();
        while (totalBytes > maxBytes && oldest.hasNext()) {
            Map.Entry<String, Long> entry = oldest.next();
            deleteQuietly(directory.resolve(entry.getKey()));
            totalBytes -= entry.getValue();
            oldest.remove();
        }
    }

    private synchronized void open() {
        if (opened) {
            return;
        }
        opened = true;
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> listing = Files.list(directory)) {
            List<Found> found = listing.map(AnswerCache::look)
                    .flatMap(Optional::stream)
                    .sorted(Comparator.comparingLong(Found::modified))
                    .toList();
            found.forEach(file -> {
                files.put(file.name, file.size);
                totalBytes += file.size;
            });
        } catch (IOException | UncheckedIOException _) {
            // What cannot be listed is asked for again.
        }
    }

    private record Found(String name, long size, long modified) {}

    private static Optional<Found> look(Path file) {
        String name = file.getFileName().toString();
        if (name.endsWith(UNFINISHED)) {
            deleteQuietly(file);
            return Optional.empty();
        }
        if (!OWN.matcher(name).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Found(name, Files.size(file), Files.getLastModifiedTime(file).toMillis()));
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
