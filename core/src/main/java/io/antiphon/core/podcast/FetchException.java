package io.antiphon.core.podcast;

/// Something could not be fetched from elsewhere; the message says why, for people, without an address's secrets.
public final class FetchException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    public FetchException(String reason) {
        super(reason);
        this.reason = reason;
    }

    public FetchException(String reason, Throwable cause) {
        super(reason, cause);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
