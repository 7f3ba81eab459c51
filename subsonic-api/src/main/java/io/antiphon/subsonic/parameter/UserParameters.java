package io.antiphon.subsonic.parameter;

import java.util.List;

import org.jspecify.annotations.Nullable;

/// What the user management chapter takes. Passwords may be `enc:` and hexadecimal.
public interface UserParameters {

    /// What an account may do.
    record Roles(@Nullable Boolean adminRole, @Nullable Boolean settingsRole, @Nullable Boolean streamRole,
            @Nullable Boolean jukeboxRole,
            @Nullable Boolean downloadRole, @Nullable Boolean uploadRole, @Nullable Boolean playlistRole,
            @Nullable Boolean coverArtRole,
            @Nullable Boolean commentRole, @Nullable Boolean podcastRole, @Nullable Boolean shareRole,
            @Nullable Boolean videoConversionRole) {}

    /// `createUser`.
    record CreateUser(String username, String password, String email, @Nullable Boolean ldapAuthenticated, Roles roles,
            List<Integer> musicFolderId) {}

    /// `updateUser`: what is absent stays.
    record UpdateUser(String username, @Nullable String password, @Nullable String email,
            @Nullable Boolean ldapAuthenticated, Roles roles,
            List<Integer> musicFolderId, @Nullable Integer maxBitRate) {}

    /// `changePassword`.
    record ChangePassword(String username, String password) {}
}
