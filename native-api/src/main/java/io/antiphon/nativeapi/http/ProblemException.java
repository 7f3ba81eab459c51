package io.antiphon.nativeapi.http;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Ends a call with a problem document. The detail is shown to the caller.
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final @Nullable String parameter;
    private final @Nullable Duration retryAfter;
    private final transient Map<String, String> headers;

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

    /// @param headers that the answer has beside those of every problem
    public ProblemException(ProblemType type, String detail, Map<String, String> headers) {
        this(type, detail, null, null, headers);
    }

    /// @param parameter the parameter or field to blame
    public ProblemException(ProblemType type, String detail, String parameter) {
        this(type, detail, parameter, null);
    }

    private ProblemException(ProblemType type, String detail, @Nullable String parameter,
            @Nullable Duration retryAfter) {
        this(type, detail, parameter, retryAfter, Map.of());
    }

    private ProblemException(ProblemType type, String detail, @Nullable String parameter,
            @Nullable Duration retryAfter, Map<String, String> headers) {
        super(detail, null, false, false);
        this.type = type;
        this.parameter = parameter;
        this.retryAfter = retryAfter;
        this.headers = Map.copyOf(headers);
    }

    public Map<String, String> headers() {
        return headers;
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
