package io.antiphon.core.user;

/// Encrypts small secrets at rest.
public interface SecretBox {

    /// @param context what the secret belongs to; opening it in another context fails
    byte[] seal(String secret, String context);

    /// @throws SecretUnreadableException when it was sealed under another key or in another context, or was changed
    String open(byte[] sealed, String context);
}
