package io.antiphon.core.provider;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/// What became of a question to somebody else. The first two are knowledge and may be kept; the third says nothing about what
/// was asked, only that asking has to wait.
public sealed interface Lookup<T> {

    /// @param value what they answered
    record Found<T>(T value) implements Lookup<T> {}

    /// They know of no such thing.
    record Nothing<T>() implements Lookup<T> {}

    /// @param retryAfter how long not to ask again
    /// @param reason for people, without address or key
    record Failed<T>(Duration retryAfter, String reason) implements Lookup<T> {}

    static <T> Lookup<T> of(Optional<T> value) {
        return value.<Lookup<T>>map(Found::new).orElseGet(Nothing::new);
    }

    /// The same with another value, where there is one.
    default <R> Lookup<R> map(Function<? super T, ? extends R> change) {
        return switch (this) {
            case Found<T> found -> new Found<>(change.apply(found.value()));
            case Nothing<T> nothing -> new Nothing<>();
            case Failed<T> failed -> new Failed<>(failed.retryAfter(), failed.reason());
        };
    }

    /// Goes on asking with what was found.
    default <R> Lookup<R> then(Function<? super T, Lookup<R>> next) {
        return switch (this) {
            case Found<T> found -> next.apply(found.value());
            case Nothing<T> nothing -> new Nothing<>();
            case Failed<T> failed -> new Failed<>(failed.retryAfter(), failed.reason());
        };
    }

    /// What was found, if anything was.
    default Optional<T> found() {
        return this instanceof Found<T> found ? Optional.of(found.value()) : Optional.empty();
    }
}
