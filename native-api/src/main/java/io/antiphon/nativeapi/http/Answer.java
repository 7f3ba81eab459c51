package io.antiphon.nativeapi.http;

import org.jspecify.annotations.Nullable;

/// What a call is answered with.
///
/// @param body becomes JSON; absent for none
/// @param etag of a body that clients may keep and ask about again; absent for one that they must not keep
public record Answer(int status, @Nullable Object body, @Nullable String etag) {

    public Answer(int status, @Nullable Object body) {
        this(status, body, null);
    }

    /// @param etag without quotes; changes whenever the body does
    public static Answer kept(Object body, String etag) {
        return new Answer(200, body, '"' + etag + '"');
    }

    public static Answer ok(Object body) {
        return new Answer(200, body);
    }

    public static Answer created(Object body) {
        return new Answer(201, body);
    }

    public static Answer accepted(Object body) {
        return new Answer(202, body);
    }

    public static Answer none() {
        return new Answer(204, null);
    }
}
