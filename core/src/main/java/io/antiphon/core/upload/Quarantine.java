package io.antiphon.core.upload;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/// The directory that uploads are received in: one file each, named by the upload's id, so that nothing a sender says is ever a name there.
/// Nothing in it is served or scanned.
public final class Quarantine {

    private static final String ENDING = ".part";

    private final Path directory;

    /// @param directory made when it is first needed; belongs to this class alone
    public Quarantine(Path directory) {
        this.directory = directory;
    }

    Path file(String id) {
        return directory.resolve(id + ENDING);
    }

    void create(String id) throws IOException {
        Files.createDirectories(directory);
        Files.createFile(file(id));
    }

    /// How many bytes the disk still takes.
    long space() throws IOException {
        Files.createDirectories(directory);
        return Files.getFileStore(directory).getUsableSpace();
    }

    /// Goes on behind the first bytes; what lies there beyond them was never acknowledged.
    Piece open(String id, long begin) throws IOException {
        FileChannel channel = FileChannel.open(file(id), StandardOpenOption.WRITE);
        try {
            if (channel.size() < begin) {
                throw new IOException("the upload's file is shorter than what was received of it");
            }
            channel.truncate(begin);
            channel.position(begin);
            return new Piece(channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    void delete(String id) throws IOException {
        Files.deleteIfExists(file(id));
    }

    /// The uploads that there are files of.
    Set<String> list() throws IOException {
        if (!Files.isDirectory(directory)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            Set<String> ids = new HashSet<>();
            files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(ENDING))
                    .forEach(name -> ids.add(name.substring(0, name.length() - ENDING.length())));
            return ids;
        }
    }

    /// Bytes being added to a file.
    static final class Piece implements AutoCloseable {

        private final FileChannel channel;

        private Piece(FileChannel channel) {
            this.channel = channel;
        }

        void write(byte[] bytes, int count) throws IOException {
            ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, count);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }

        /// Returns when all that was written is safe.
        ///
        /// @return how long the file is
        long force() throws IOException {
            channel.force(true);
            return channel.position();
        }

        void cut(long length) throws IOException {
            channel.truncate(length);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
