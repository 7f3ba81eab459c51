package io.antiphon.persistence.lucene;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.Version;

/// An index's files: whether they can be trusted, and writers for them. A mark beside them says that somebody uses them; when it is
/// found at the start, that one was killed, and what it wrote in its last moments may not be in the index.
public final class IndexFolder implements AutoCloseable {

    private static final double BUFFER_MB = 24;
    private static final String MADE_BY = "made-by";
    private static final String UNFINISHED = "unfinished";

    private final Path folder;
    private final Directory directory;
    private final String stamp;
    private final Supplier<IndexWriterConfig> settings;

    private IndexFolder(Path folder, Directory directory, String stamp, Supplier<IndexWriterConfig> settings) {
        this.folder = folder;
        this.directory = directory;
        this.stamp = stamp;
        this.settings = settings;
    }

    /// @param format of what is written; files of another format, or of another Lucene, are not sound
    /// @param settings of a writer, new ones for each
    public static IndexFolder open(Path folder, String format, Supplier<IndexWriterConfig> settings)
            throws IOException {
        Files.createDirectories(folder);
        return new IndexFolder(folder, FSDirectory.open(folder.resolve("lucene")),
                "%s/%s".formatted(format, Version.LATEST), settings);
    }

    /// Whether the index is there, readable, and made in this format by this Lucene.
    public boolean isSound() {
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            return stamp.equals(reader.getIndexCommit().getUserData().get(MADE_BY));
        } catch (IOException | RuntimeException e) {
            // Missing, damaged or of a format that this Lucene does not read: made anew either way.
            return false;
        }
    }

    /// Whether somebody uses the index, or was killed while they did.
    public boolean isMarked() {
        return Files.exists(mark());
    }

    /// Marks the index as in use until [#finished()].
    public void begin() throws IOException {
        if (!isMarked()) {
            Files.createFile(mark());
        }
    }

    /// All that was to be written is in the index.
    public void finished() throws IOException {
        Files.deleteIfExists(mark());
    }

    /// Leaves an empty index.
    public void clear() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.resolve("lucene"))) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        try (IndexWriter writer = writer()) {
            commit(writer);
        }
    }

    Directory directory() {
        return directory;
    }

    IndexWriter writer() throws IOException {
        begin();
        ConcurrentMergeScheduler merges = new ConcurrentMergeScheduler();
        merges.setMaxMergesAndThreads(4, 1);
        return new IndexWriter(directory, settings.get()
                .setRAMBufferSizeMB(BUFFER_MB)
                .setMergeScheduler(merges)
                .setCommitOnClose(false));
    }

    void commit(IndexWriter writer) throws IOException {
        writer.setLiveCommitData(Map.of(MADE_BY, stamp).entrySet());
        writer.commit();
    }

    @Override
    public void close() throws IOException {
        directory.close();
    }

    private Path mark() {
        return folder.resolve(UNFINISHED);
    }
}
