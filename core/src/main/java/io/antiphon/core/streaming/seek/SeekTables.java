package io.antiphon.core.streaming.seek;

import io.antiphon.core.LibraryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// Seek tables of files, made when they are asked for. The last ones are kept while their files stay the same; only a few are made
/// at once, as a table may cost reading a file from one end to the other.
public final class SeekTables {
    private static final int AT_ONCE = 2;
    private static final float LOAD = 0.75f;

    private final SeekTableReader reader;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Map<State, Made> kept;

    /// @param remembered how many tables are kept; one takes some kilobytes
    public SeekTables(SeekTableReader reader, int remembered) {
        this.reader = reader;
        this.kept = new LinkedHashMap<>(16, LOAD, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<State, Made> eldest) {
                return size() > remembered;
            }
        };
    }

    /// A table and the state of the file that it is for.
    ///
    /// @param version changes with the file
    public record Found(SeekTable table, String version) {}

    /// @throws LibraryException.NotFound when there is no such file, or no table for its kind
    /// @throws LibraryException.Unavailable when the file cannot be read
    public Found require(Path file, String name) {
        try {
            BasicFileAttributes facts = Files.readAttributes(file, BasicFileAttributes.class);
            State state = new State(file, facts.size(), facts.lastModifiedTime().toMillis());
            SeekTable table = find(state).table();
            if (table == null) {
                throw new LibraryException.NotFound("Seek table for", name);
            }
            return new Found(table, state.version());
        } catch (NoSuchFileException _) {
            throw new LibraryException.NotFound("File of", name);
        } catch (IOException e) {
            throw new LibraryException.Unavailable("The file of %s cannot be read: %s".formatted(name, e.getMessage()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new LibraryException.Unavailable("Interrupted while a seek table was made");
        }
    }

    private Made find(State state) throws IOException, InterruptedException {
        Made known = known(state);
        if (known != null) {
            return known;
        }
        places.acquire();
        try {
            Made madeMeanwhile = known(state);
            if (madeMeanwhile != null) {
                return madeMeanwhile;
            }
            Made made = new Made(reader.read(state.file()).orElse(null));
            synchronized (kept) {
                kept.put(state, made);
            }
            return made;
        } finally {
            places.release();
        }
    }

    private @Nullable Made known(State state) {
        synchronized (kept) {
            return kept.get(state);
        }
    }

    /// @param table absent when a file of its kind has none
    private record Made(@Nullable SeekTable table) {}

    private record State(Path file, long size, long modified) {

        String version() {
            return "seek-" + Long.toHexString(size) + "-" + Long.toHexString(modified);
        }
    }
}
