package io.antiphon.server;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Something that is made when it is first needed, because start-up must not wait for it.
final class Deferred<T> implements Supplier<T> {

    private final Supplier<T> maker;
    private volatile @Nullable T made;

    Deferred(Supplier<T> maker) {
        this.maker = maker;
    }

    @Override
    public T get() {
        T value = made;
        return value == null ? make() : value;
    }

    /// Only when it was made.
    void ifMade(Consumer<T> action) {
        T value = made;
        if (value != null) {
            action.accept(value);
        }
    }

    private synchronized T make() {
        T value = made;
        if (value == null) {
            value = maker.get();
            made = value;
        }
        return value;
    }
}
