package io.antiphon.core.browse;

import java.util.List;
import java.util.function.Function;

/// A part of a list.
///
/// @param offset how many come before it
/// @param total of the whole list
public record Slice<T>(int offset, int total, List<T> items) {

    public Slice {
        items = List.copyOf(items);
    }

    public <R> Slice<R> map(Function<? super T, ? extends R> mapper) {
        return new Slice<>(offset, total, items.stream().<R>map(mapper).toList());
    }
}
