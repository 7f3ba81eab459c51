package io.antiphon.subsonic.response;

/// The protocol's error codes. 41, 42 and 60 are never used here: every scheme is supported and nothing is on trial.
public enum ErrorCode {
    GENERIC(0), MISSING_PARAMETER(10), CLIENT_TOO_OLD(20), SERVER_TOO_OLD(30), WRONG_CREDENTIALS(40),
    CONFLICTING_CREDENTIALS(43), INVALID_API_KEY(44),
    NOT_AUTHORISED(50), NOT_FOUND(70);

    private final int number;

    ErrorCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
