package io.antiphon.core.source;

/// A source does not give what was asked. The message is for people and names no secret.
public final class SourceException extends Exception {

    private static final long serialVersionUID = 1L;

    public SourceException(String message) {
        super(message);
    }
}
