package io.antiphon.nativeapi.http;

import io.antiphon.core.user.Permission;
import org.jspecify.annotations.Nullable;

/// Whether a caller may call a route.
public final class Authorizer {

    private Authorizer() {}

    /// @throws ProblemException when they may not
    public static Caller permitted(@Nullable Caller caller, Route route) {
        if (caller == null) {
            throw new ProblemException(401, "sign in first: `Authorization: Bearer` or `X-API-Key`");
        }
        Permission needed = route.access().permission();
        if (needed != null && !caller.user().may(needed)) {
            throw new ProblemException(403, "this needs the permission `%s`".formatted(Names.lower(needed)));
        }
        if (route.access() == Access.ACCOUNT && !caller.scope().isFull()) {
            throw new ProblemException(403, "a credential with scopes may not make or show credentials");
        }
        if (route.changes() && caller.scope().readOnly()) {
            throw new ProblemException(403, "this changes something, and the credential is read-only");
        }
        return caller;
    }
}
