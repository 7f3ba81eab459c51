package io.antiphon.nativeapi;

import org.jspecify.annotations.Nullable;

/// What a call is answered with.
///
/// @param body becomes JSON; absent for none
record Answer(int status, @Nullable Object body) {

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
