package io.antiphon.persistence.catalogue;

import io.antiphon.core.Rows;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/// Reads rows by number in chunks while it is iterated; between chunks no connection is held.
final class ChunkedRows<T> implements Rows<T> {

    private static final int FIRST_CHUNK = 64;
    private static final int CHUNK = 500;

    private final RowNumbers numbers;
    private final ChunkReader<T> reader;

    ChunkedRows(RowNumbers numbers, ChunkReader<T> reader) {
        this.numbers = numbers;
        this.reader = reader;
    }

    /// Reads the rows of some numbers.
    @FunctionalInterface
    interface ChunkReader<T> {

        /// @return in the order of `rows`, without those that are gone
        List<T> read(int[] rows);
    }

    @Override
    public int size() {
        return numbers.size();
    }

    @Override
    public Iterator<T> iterator() {
        return new Iterator<>() {

            private int next;
            private Iterator<T> chunk = Collections.emptyIterator();

            @Override
            public boolean hasNext() {
                while (!chunk.hasNext() && next < numbers.size()) {
                    // The first chunk is small unless it is all, so that a long answer starts soon.
                    int length = next == 0 && numbers.size() > CHUNK ? FIRST_CHUNK : CHUNK;
                    int end = Math.min(next + length, numbers.size());
                    chunk = reader.read(numbers.toArray(next, end)).iterator();
                    next = end;
                }
                return chunk.hasNext();
            }

            @Override
            public T next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return chunk.next();
            }
        };
    }
}
