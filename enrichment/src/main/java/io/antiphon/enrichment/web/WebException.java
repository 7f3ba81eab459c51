package io.antiphon.enrichment.web;

/// Something could not be fetched. The message names the host and the reason for people, but nothing else of the address, which may
/// hold secrets.
public final class WebException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    WebException(String reason) {
        super(reason);
        this.reason = reason;
    }

    WebException(String reason, Throwable cause) {
        super(reason, cause);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
