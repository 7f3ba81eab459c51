package io.antiphon.core.sharing;

import org.jspecify.annotations.Nullable;

/// What is to be different about a share; what is absent stays.
///
/// @param password empty for none from now on; any change of it ends the sessions that there are
public record ShareChange(@Nullable String description, @Nullable Expiry expiry, @Nullable String password,
        @Nullable Boolean downloads) {

    /// Its text tells no password.
    @Override
    public String toString() {
        return "ShareChange[description=%s, expiry=%s, downloads=%s]".formatted(description, expiry, downloads);
    }
}
