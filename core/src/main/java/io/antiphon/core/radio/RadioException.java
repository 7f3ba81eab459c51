package io.antiphon.core.radio;

/// A station cannot be heard. The message says why, for people, and names nothing secret.
public final class RadioException extends Exception {

    private static final long serialVersionUID = 1L;

    public RadioException(String message) {
        super(message);
    }

    public RadioException(String message, Throwable cause) {
        super(message, cause);
    }
}
