package io.antiphon.core.user;

/// A stored secret cannot be decrypted: the secret key is not the one it was encrypted under, or the data was changed.
public final class SecretUnreadableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SecretUnreadableException(String message, Throwable cause) {
        super(message, cause);
    }
}
