package io.antiphon.persistence;

/// The database cannot be opened; the message tells the operator why and what to do.
public final class DatabaseUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DatabaseUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
