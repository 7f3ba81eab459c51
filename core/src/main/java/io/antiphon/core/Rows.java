package io.antiphon.core;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// An answer of any length whose order is fixed when it is asked for and whose rows are read in chunks while it is
/// iterated, so that memory does not grow with the library and no database connection waits for a slow reader. A row that
/// vanished meanwhile is left out. Iterating twice reads twice.
public interface Rows<T> extends Iterable<T> {

    /// How many rows there are.
    int size();

    /// These rows, each turned into something else when it is read.
    default <R> Rows<R> map(Function<? super T, ? extends R> mapper) {
        Rows<T> source = this;
        return new Rows<>() {
            @Override
            public int size() {
                return source.size();
            }

            @Override
            public Iterator<R> iterator() {
                Iterator<T> rows = source.iterator();
                return new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return rows.hasNext();
                    }

                    @Override
                    public R next() {
                        return mapper.apply(rows.next());
                    }
                };
            }
        };
    }

    default Stream<T> stream() {
        return StreamSupport.stream(spliterator(), false);
    }

    default List<T> toList() {
        List<T> all = new ArrayList<>(size());
        forEach(all::add);
        return List.copyOf(all);
    }

    static <T> Rows<T> of(List<T> rows) {
        List<T> copy = List.copyOf(rows);
        return new Rows<>() {
            @Override
            public int size() {
                return copy.size();
            }

            @Override
            public Iterator<T> iterator() {
                return copy.iterator();
            }
        };
    }
}
