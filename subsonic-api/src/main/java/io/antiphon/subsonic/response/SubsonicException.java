package io.antiphon.subsonic.response;

/// A request that is answered with an error. The message is shown to the client.
public final class SubsonicException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final ErrorCode code;

    public SubsonicException(ErrorCode code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    public static SubsonicException missing(String parameter) {
        return new SubsonicException(ErrorCode.MISSING_PARAMETER,
                "Required parameter '%s' is missing".formatted(parameter));
    }

    /// @param expected what the value should have been: `a whole number`
    public static SubsonicException badValue(String parameter, String expected, String value) {
        return new SubsonicException(ErrorCode.MISSING_PARAMETER,
                "Parameter '%s' must be %s, not '%s'".formatted(parameter, expected, shortened(value)));
    }

    public ErrorCode code() {
        return code;
    }

    private static String shortened(String value) {
        return value.length() <= 40 ? value : value.substring(0, 40) + "…";
    }
}
