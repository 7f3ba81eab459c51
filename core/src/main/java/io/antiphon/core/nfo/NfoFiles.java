package io.antiphon.core.nfo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads `.nfo` files and remembers what they say for as long as their date and size stay. A file counts only where it really lies
/// inside its music folder, whatever links say, and only up to a megabyte.
final class NfoFiles {

    private static final int MAX_BYTES = 1_000_000;
    private static final int REMEMBERED = 500;

    private final Map<Path, Known> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, Known> eldest) {
            return size() > REMEMBERED;
        }
    };

    /// @param nfo absent for a file that is none
    private record Known(long modified, long size, @Nullable Nfo nfo) {}

    /// @param kind `artist` or `album`: the file's name before `.nfo`
    Optional<Nfo> find(Path musicFolder, Path folder, String kind) {
        Path file = folder.resolve(kind + ".nfo");
        try {
            // The common case is that there is none; it costs this question only.
            BasicFileAttributes facts = Files.readAttributes(file, BasicFileAttributes.class);
            if (!facts.isRegularFile() || facts.size() > MAX_BYTES) {
                return Optional.empty();
            }
            long modified = facts.lastModifiedTime().toMillis();
            Known before = remembered(file);
            if (before != null && before.modified == modified && before.size == facts.size()) {
                return Optional.ofNullable(before.nfo);
            }
            Optional<Nfo> read = read(musicFolder, file, kind);
            remember(file, new Known(modified, facts.size(), read.orElse(null)));
            return read;
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /// Without remembering it.
    static Optional<Nfo> readArtist(Path musicFolder, Path folder) {
        try {
            return read(musicFolder, folder.resolve("artist.nfo"), "artist");
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static Optional<Nfo> read(Path musicFolder, Path file, String kind) throws IOException {
        Path real = file.toRealPath();
        if (!real.startsWith(musicFolder.toRealPath())) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(real, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            return bytes.length > MAX_BYTES ? Optional.empty() : NfoParser.parse(bytes, kind);
        }
    }

    private @Nullable Known remembered(Path file) {
        synchronized (known) {
            return known.get(file);
        }
    }

    private void remember(Path file, Known now) {
        synchronized (known) {
            known.put(file, now);
        }
    }
}
