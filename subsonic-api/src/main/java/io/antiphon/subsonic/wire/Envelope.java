package io.antiphon.subsonic.wire;

import io.antiphon.subsonic.response.ErrorCode;
import io.antiphon.subsonic.response.ErrorDetails;
import org.jspecify.annotations.Nullable;

/// What is around every structured answer.
///
/// @param element the name of what is inside; absent when nothing is
/// @param value a record, or an [Iterable] of records
record Envelope(boolean ok, String serverVersion, @Nullable String element, @Nullable Object value) {

    static Envelope ok(String serverVersion, @Nullable String element, @Nullable Object value) {
        return new Envelope(true, serverVersion, element, value);
    }

    static Envelope failed(String serverVersion, ErrorCode code, String message) {
        return new Envelope(false, serverVersion, "error", new ErrorDetails(code.number(), message, null));
    }

    String status() {
        return ok ? "ok" : "failed";
    }
}
