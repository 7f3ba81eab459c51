package io.antiphon.core.signin;

/// A provider could not be asked, or what it says does not hold. The message is for people and tells no secret.
public final class ProviderException extends Exception {

    private static final long serialVersionUID = 1L;

    public ProviderException(String message) {
        super(message);
    }

    public ProviderException(String message, Throwable cause) {
        super(message, cause);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
