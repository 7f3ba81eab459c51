package io.antiphon.nativeapi.http;

import io.antiphon.core.user.Permission;
import org.jspecify.annotations.Nullable;

/// Who may call a route. `ACCOUNT` is for what makes or shows credentials: for users whose own credential is not narrowed, because
/// a narrowed one could make itself one that is not. Those below it need a permission.
public enum Access {
    ANYONE(null), USER(null), ACCOUNT(null),
    /// The own settings, which a narrowed credential never reaches.
    SETTINGS(Permission.SETTINGS), STREAM(Permission.STREAM), PLAYLIST(Permission.PLAYLIST),
    /// Showing music to people without an account.
    SHARE(Permission.SHARE),
    /// What is said of tracks for everybody.
    TAGS(Permission.EDIT_TAGS),
    /// Sending files into music folders.
    UPLOAD(Permission.UPLOAD),
    /// Other people's accounts.
    USERS(Permission.MANAGE_USERS),
    /// The server's own affairs.
    ADMIN(Permission.MANAGE_SERVER), AUDIT(Permission.READ_AUDIT);

    private final @Nullable Permission permission;

    Access(@Nullable Permission permission) {
        this.permission = permission;
    }

    /// What the caller must be allowed; absent when every user is.
    public @Nullable Permission permission() {
        return permission;
    }
}
