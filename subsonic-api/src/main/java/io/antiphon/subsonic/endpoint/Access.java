package io.antiphon.subsonic.endpoint;

import io.antiphon.core.user.Permission;

/// Who may call an endpoint.
public sealed interface Access {

    /// Anyone, without credentials.
    record Public() implements Access {}

    /// Every user; what they may do with which item, the use case decides.
    record Authenticated() implements Access {}

    /// Users with a permission.
    record Permitted(Permission permission) implements Access {}
}
