package io.antiphon.persistence.search;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.Version;

/// The index's files: whether they can be trusted, and writers for them. A mark beside them says that a writer is at work; when
/// it is found at the start, the process ended in the middle and entries may be lost.
final class IndexFolder implements AutoCloseable {

    private static final double BUFFER_MB = 24;
    private static final String MADE_BY = "made-by";
    private static final String UNFINISHED = "unfinished";

    private final Path folder;
    private final Directory directory;

    private IndexFolder(Path folder, Directory directory) {
        this.folder = folder;
        this.directory = directory;
    }

    static IndexFolder open(Path folder) throws IOException {
        Files.createDirectories(folder);
        return new IndexFolder(folder, FSDirectory.open(folder.resolve("lucene")));
    }

    Directory directory() {
        return directory;
    }

    /// Whether the index is there, whole, and made by this version.
    boolean isSound() {
        if (Files.exists(mark())) {
            return false;
        }
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            return stamp().equals(reader.getIndexCommit().getUserData().get(MADE_BY));
        } catch (IOException | RuntimeException e) {
            // Missing, damaged or of a format that this Lucene does not read: made anew either way.
            return false;
        }
    }

    /// Leaves an empty index.
    void clear() throws IOException {
        Path files = folder.resolve("lucene");
        Files.walkFileTree(files, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }
        });
        try (IndexWriter writer = writer()) {
            commit(writer);
        }
    }

    /// Marks the index as unfinished until [#finished()].
    IndexWriter writer() throws IOException {
        if (!Files.exists(mark())) {
            Files.createFile(mark());
        }
        ConcurrentMergeScheduler merges = new ConcurrentMergeScheduler();
        merges.setMaxMergesAndThreads(4, 1);
        IndexWriterConfig config = new IndexWriterConfig(new WhitespaceAnalyzer());
        config.setRAMBufferSizeMB(BUFFER_MB);
        config.setMergeScheduler(merges);
        config.setCommitOnClose(false);
        return new IndexWriter(directory, config);
    }

    void commit(IndexWriter writer) throws IOException {
        writer.setLiveCommitData(Map.of(MADE_BY, stamp()).entrySet());
        writer.commit();
    }

    void finished() throws IOException {
        Files.deleteIfExists(mark());
    }

    @Override
    public void close() throws IOException {
        directory.close();
    }

    private Path mark() {
        return folder.resolve(UNFINISHED);
    }

    private static String stamp() {
        return "%s/%s".formatted(Documents.FORMAT, Version.LATEST);
    }
}
