package io.antiphon.nativeapi.http;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a call is answered with.
///
/// @param body becomes JSON; absent for none
/// @param etag of a body that clients may keep and ask about again; absent for one that they must not keep
/// @param headers beside those that every answer has
public record Answer(int status, @Nullable Object body, @Nullable String etag, Map<String, String> headers) {

    public Answer {
        headers = Map.copyOf(headers);
    }

    public Answer(int status, @Nullable Object body) {
        this(status, body, null, Map.of());
    }

    /// @param etag without quotes; changes whenever the body does
    public static Answer kept(Object body, String etag) {
        return ok(body).tagged(etag);
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

    /// @param state without quotes; changes whenever the thing does
    public Answer tagged(String state) {
        return new Answer(status, body, '"' + state + '"', headers);
    }

    /// @param reference where what was made can be read, relative to the path that was called
    public Answer at(String reference) {
        return with("Location", reference);
    }

    public Answer with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Answer(status, body, etag, more);
    }
}
