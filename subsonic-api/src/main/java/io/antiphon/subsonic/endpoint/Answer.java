package io.antiphon.subsonic.endpoint;

import java.util.List;

/// What an endpoint answers, as a promise.
public sealed interface Answer {

    /// An element of a type, once or repeated.
    record Element(String name, Class<? extends Record> type, boolean repeated) implements Answer {}

    /// One of several elements, as the parameters say; the first is the usual one.
    record OneOf(List<Element> elements) implements Answer {

        public OneOf {
            elements = List.copyOf(elements);
        }
    }

    /// The envelope alone.
    record Nothing() implements Answer {}

    /// Bytes.
    ///
    /// @param what for people: `the picture`
    /// @param plainErrors whether errors are bare HTTP statuses instead of envelopes
    record Bytes(String what, boolean plainErrors) implements Answer {}
}
