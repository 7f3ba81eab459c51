package io.antiphon.persistence.sonic;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene104.Lucene104HnswScalarQuantizedVectorsFormat;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.Version;
import org.apache.lucene.util.quantization.QuantizedByteVectorValues.ScalarEncoding;

/// The index's files: whether they can be trusted, and writers for them. A mark beside them says that a process uses them; when it is
/// found at the start, that one was killed, and what it stored in its last moments may not be in the index.
final class VectorFolder implements AutoCloseable {

    /// Of the documents: change it with them.
    private static final String FORMAT = "1";
    private static final String MADE_BY = "made-by";
    private static final String UNFINISHED = "unfinished";

    private static final double BUFFER_MB = 24;
    /// A graph is built in the heap when segments are merged, so that their size bounds the memory: about 200,000 tracks.
    private static final double MAX_SEGMENT_MB = 130;
    private static final int NEIGHBOURS = 16;
    private static final int CANDIDATES = 80;

    private final Path folder;
    private final Directory directory;
    private final String stamp;

    private VectorFolder(Path folder, Directory directory, int version) {
        this.folder = folder;
        this.directory = directory;
        this.stamp = "%s/%s/%d".formatted(FORMAT, Version.LATEST, version);
    }

    /// @param version of the vectors
    static VectorFolder open(Path folder, int version) throws IOException {
        Files.createDirectories(folder);
        return new VectorFolder(folder, FSDirectory.open(folder.resolve("lucene")), version);
    }

    Directory directory() {
        return directory;
    }

    /// Whether the index is there, readable, and made of vectors of this version by this Lucene.
    boolean isSound() {
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            return stamp.equals(reader.getIndexCommit().getUserData().get(MADE_BY));
        } catch (IOException | RuntimeException e) {
            // Missing, damaged or of a format that this Lucene does not read: made anew either way.
            return false;
        }
    }

    /// Takes the index into use, until [#finished()].
    ///
    /// @return whether the one who used it last came to an end
    boolean begin() throws IOException {
        boolean trusted = !Files.exists(mark());
        if (trusted) {
            Files.createFile(mark());
        }
        return trusted;
    }

    /// Leaves an empty index.
    void clear() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.resolve("lucene"))) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        try (IndexWriter writer = writer()) {
            commit(writer);
        }
    }

    IndexWriter writer() throws IOException {
        ConcurrentMergeScheduler merges = new ConcurrentMergeScheduler();
        merges.setMaxMergesAndThreads(4, 1);
        TieredMergePolicy policy = new TieredMergePolicy();
        policy.setMaxMergedSegmentMB(MAX_SEGMENT_MB);
        IndexWriterConfig config = new IndexWriterConfig();
        config.setCodec(new QuantisedVectors());
        config.setRAMBufferSizeMB(BUFFER_MB);
        config.setMergeScheduler(merges);
        config.setMergePolicy(policy);
        config.setCommitOnClose(false);
        return new IndexWriter(directory, config);
    }

    void commit(IndexWriter writer) throws IOException {
        writer.setLiveCommitData(Map.of(MADE_BY, stamp).entrySet());
        writer.commit();
    }

    /// Everything that is stored is in the index.
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

    /// Keeps a byte a dimension beside the exact vectors: the graph is walked over bytes, and only what is found is compared exactly.
    private static final class QuantisedVectors extends Lucene104Codec {

        private final KnnVectorsFormat vectors = new Lucene104HnswScalarQuantizedVectorsFormat(
                ScalarEncoding.SEVEN_BIT, NEIGHBOURS, CANDIDATES);

        @Override
        public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
            return vectors;
        }
    }
}
