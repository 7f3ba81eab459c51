package io.antiphon.nativeapi.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Ends a call with a problem document. The detail is shown to the caller.
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final @Nullable String parameter;
    private final @Nullable Duration retryAfter;

    /// One of the general kind of a status.
    public ProblemException(int status, String detail) {
        this(ProblemType.of(status), detail);
    }

    /// One of the general kind of a status.
    public ProblemException(int status, String detail, Duration retryAfter) {
        this(ProblemType.of(status), detail, null, retryAfter);
    }

    public ProblemException(ProblemType type, String detail) {
        this(type, detail, null, null);
    }

    /// @param parameter the parameter or field to blame
    public ProblemException(ProblemType type, String detail, String parameter) {
        this(type, detail, parameter, null);
    }

    private ProblemException(ProblemType type, String detail, @Nullable String parameter,
            @Nullable Duration retryAfter) {
        super(detail, null, false, false);
        this.type = type;
        this.parameter = parameter;
        this.retryAfter = retryAfter;
    }

    public ProblemType type() {
        return type;
    }

    public int status() {
        return type.status();
    }

    public @Nullable String parameter() {
        return parameter;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
