package io.antiphon.core.scrobble;

import io.antiphon.core.user.SecretBox;
import io.antiphon.core.user.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Somebody's account at a service.
///
/// @param service the provider's name
/// @param name theirs at the service
/// @param sealed the key, encrypted by [SecretBox] in the context of [#context]
/// @param pausedFor why nothing is sent until they connect again; absent while it is
public record ScrobbleAccount(UserId user, String service, String name, byte[] sealed, ScrobbleSettings settings,
        @Nullable String pausedFor, Instant connectedAt) {

    public ScrobbleAccount {
        sealed = sealed.clone();
    }

    @Override
    public byte[] sealed() {
        return sealed.clone();
    }

    /// What the key belongs to.
    public static String context(UserId user, String service) {
        return "scrobble " + service + " " + user.value();
    }

    /// Without the key.
    @Override
    public String toString() {
        return "ScrobbleAccount[user=%s, service=%s, name=%s]".formatted(user.value(), service, name);
    }
}
