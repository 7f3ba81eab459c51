package io.antiphon.persistence.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.jspecify.annotations.Nullable;

/// An index that is read while it is written. A writer is open only while there is something to write; what it writes is seen when it
/// is published. What Lucene cannot do becomes an [UncheckedIOException] that names the index.
public final class LiveIndex {

    private final String name;
    private final IndexFolder folder;
    private final SearcherManager searchers;
    private final ReentrantLock writing = new ReentrantLock();
    private @Nullable IndexWriter writer;

    /// @param name how errors begin: `The search index`
    public LiveIndex(String name, IndexFolder folder) throws IOException {
        this.name = name;
        this.folder = folder;
        this.searchers = new SearcherManager(folder.directory(), null);
    }

    /// Reads what was published last.
    public <T> T read(Reading<T> work) {
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                return work.from(searcher);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw failure("cannot be read", e);
        }
    }

    /// Changes the index; marks its folder as in use.
    public void write(Writing work) {
        writing.lock();
        try {
            IndexWriter open = writer;
            if (open == null) {
                open = folder.writer();
                writer = open;
            }
            work.by(open);
        } catch (IOException e) {
            throw failure("cannot be written", e);
        } finally {
            writing.unlock();
        }
    }

    /// Makes what was written last, and visible. Does nothing but the latter when nothing was written.
    public void publish(Then then) {
        writing.lock();
        try {
            IndexWriter open = writer;
            if (open != null) {
                folder.commit(open);
                if (then != Then.WRITE_ON) {
                    open.close();
                    writer = null;
                }
                if (then == Then.FINISH) {
                    folder.finished();
                }
            }
            searchers.maybeRefreshBlocking();
        } catch (IOException e) {
            throw failure("could not be committed", e);
        } finally {
            writing.unlock();
        }
    }

    /// Ends reading and writing. The folder stays open.
    ///
    /// @return whether something written was given up, as it was not published
    public boolean end() throws IOException {
        writing.lock();
        try {
            IndexWriter open = writer;
            if (open != null) {
                open.rollback();
                writer = null;
            }
            searchers.close();
            return open != null;
        } finally {
            writing.unlock();
        }
    }

    private UncheckedIOException failure(String what, IOException cause) {
        return new UncheckedIOException("%s %s: %s".formatted(name, what, cause.getMessage()), cause);
    }

    /// What follows what is published.
    public enum Then {
        /// More of the same.
        WRITE_ON,
        /// Nothing for now; the folder stays marked as in use.
        REST,
        /// Nothing; the folder loses its mark.
        FINISH
    }

    /// Reads the index.
    @FunctionalInterface
    public interface Reading<T> {

        T from(IndexSearcher searcher) throws IOException;
    }

    /// Changes the index.
    @FunctionalInterface
    public interface Writing {

        /// @return what Lucene answers; not looked at
        long by(IndexWriter writer) throws IOException;
    }
}
