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

    /// @param helpUrl where people read how to sign in
    static Envelope failed(String serverVersion, ErrorCode code, String message, @Nullable String helpUrl) {
        String help = switch (code) {
            case WRONG_CREDENTIALS, INVALID_API_KEY, CONFLICTING_CREDENTIALS -> helpUrl;
            case GENERIC, MISSING_PARAMETER, CLIENT_TOO_OLD, SERVER_TOO_OLD, NOT_AUTHORISED, NOT_FOUND -> null;
        };
        return new Envelope(false, serverVersion, "error", new ErrorDetails(code.number(), message, help));
    }

    String status() {
        return ok ? "ok" : "failed";
    }
}
