package io.antiphon.nativeapi;

import org.jspecify.annotations.Nullable;

/// What a call is answered with.
///
/// @param body becomes JSON; absent for none
/// @param etag of a body that clients may keep and ask about again; absent for one that they must not keep
record Answer(int status, @Nullable Object body, @Nullable String etag) {

    Answer(int status, @Nullable Object body) {
        this(status, body, null);
    }

    /// @param etag without quotes; changes whenever the body does
    static Answer kept(Object body, String etag) {
        return new Answer(200, body, '"' + etag + '"');
    }

    static Answer ok(Object body) {
        return new Answer(200, body);
    }

    static Answer created(Object body) {
        return new Answer(201, body);
    }

    static Answer accepted(Object body) {
        return new Answer(202, body);
    }

    static Answer none() {
        return new Answer(204, null);
    }
}
