package io.antiphon.media.store;

import io.antiphon.core.streaming.cache.ObjectStore;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Files of a directory, spread over folders by the beginning of their names. When a file was last used is its time of change.
public final class DirectoryObjectStore implements ObjectStore {

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{8,80}");
    private static final int FOLDER_LETTERS = 2;

    private final Path directory;

    /// @param directory made when missing; nothing else may be in it
    public DirectoryObjectStore(Path directory) {
        this.directory = directory;
    }

    @Override
    public void put(String name, Path finished) throws IOException {
        Path file = file(name);
        Files.createDirectories(file.getParent());
        Files.move(finished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public Optional<StoredObject> find(String name) throws IOException {
        try {
            return Optional.of(stored(file(name), Files.readAttributes(file(name), BasicFileAttributes.class)));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    @Override
    public ReadableByteChannel getRange(String name, long first, long count) throws IOException {
        FileChannel file = FileChannel.open(file(name));
        file.position(first);
        return new Part(file, count);
    }

    @Override
    public Optional<Path> findFile(String name) {
        return Optional.of(file(name)).filter(Files::isRegularFile);
    }

    @Override
    public void touch(String name, Instant when) {
        try {
            Files.setLastModifiedTime(file(name), FileTime.from(when));
        } catch (IOException _) {
            // It is only forgotten a little sooner.
        }
    }

    @Override
    public void delete(String name) throws IOException {
        Files.deleteIfExists(file(name));
    }

    @Override
    public List<StoredObject> list() throws IOException {
        List<StoredObject> found = new ArrayList<>();
        if (Files.isDirectory(directory)) {
            Files.walkFileTree(directory, new SimpleFileVisitor<>() {

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes facts) {
                    if (facts.isRegularFile() && NAME.matcher(file.getFileName().toString()).matches()) {
                        found.add(stored(file, facts));
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failure) {
                    return FileVisitResult.CONTINUE;
                }
            });
        }
        return found;
    }

    private static StoredObject stored(Path file, BasicFileAttributes facts) {
        return new StoredObject(file.getFileName().toString(), facts.size(), facts.lastModifiedTime().toInstant());
    }

    private Path file(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("%s is no name of a stored thing".formatted(name));
        }
        return directory.resolve(name.substring(0, FOLDER_LETTERS)).resolve(name);
    }

    /// So many bytes of a file.
    private static final class Part implements ReadableByteChannel {

        private final FileChannel file;
        private long left;

        Part(FileChannel file, long count) {
            this.file = file;
            this.left = count;
        }

        @Override
        public int read(ByteBuffer buffer) throws IOException {
            if (left == 0) {
                return -1;
            }
            int limit = buffer.limit();
            buffer.limit((int) Math.min(limit, buffer.position() + left));
            int read = file.read(buffer);
            buffer.limit(limit);
            if (read < 0) {
                throw new EOFException("%d bytes are missing".formatted(left));
            }
            left -= read;
            return read;
        }

        @Override
        public boolean isOpen() {
            return file.isOpen();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
