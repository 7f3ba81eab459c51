package io.antiphon.testing.memory;

import io.antiphon.core.user.PasswordHasher;

/// Keeps passwords readable, which costs nothing. For tests only.
public final class PlainHasher implements PasswordHasher {

    private static final String BEGIN = "$plain$";

    @Override
    public String hash(char[] password) {
        return BEGIN + new String(password);
    }

    @Override
    public boolean verify(String hash, char[] password) {
        return hash.equals(hash(password));
    }

    @Override
    public boolean needsRehash(String hash) {
        return false;
    }
}
