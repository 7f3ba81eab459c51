package io.antiphon.nativeapi.http;

import io.antiphon.core.user.AccessScope;
import io.antiphon.core.user.User;
import org.jspecify.annotations.Nullable;

/// Who calls.
///
/// @param user narrowed to the scope
/// @param session of an access token; absent when the caller showed an API key or is the operator on this machine
public record Caller(User user, @Nullable String session, AccessScope scope) {

    public Caller(User user, @Nullable String session) {
        this(user, session, AccessScope.FULL);
    }
}
