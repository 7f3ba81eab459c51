package io.antiphon.nativeapi;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Ends a call with a problem document. The detail is shown to the caller.
final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final @Nullable Duration retryAfter;

    ProblemException(int status, String detail) {
        this(status, detail, null);
    }

    ProblemException(int status, String detail, @Nullable Duration retryAfter) {
        super(detail, null, false, false);
        this.status = status;
        this.retryAfter = retryAfter;
    }

    int status() {
        return status;
    }

    @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
