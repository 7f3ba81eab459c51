package io.antiphon.subsonic.endpoint;

import io.antiphon.core.LibraryException;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.user.AccessScope;
import io.antiphon.core.user.Permission;
import io.antiphon.core.user.User;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Who asks, and with what.
///
/// @param user narrowed to the scope
/// @param scope what their credential lets them do of what they may
/// @param viewer what of the library they may see
/// @param client the name the program gave itself (`c`)
/// @param version the protocol version it speaks (`v`)
/// @param address where it is
/// @param reachedBy the address it says it reached this server by, without a slash at its end; absent when it says none
public record Caller(User user, AccessScope scope, Viewer viewer, String client, String version, String address,
        @Nullable URI reachedBy) {

    /// What the caller sees of one music folder. Absent, empty, 0 and -1 stand for all; anything that is no music folder of
    /// theirs shows nothing.
    public Viewer within(@Nullable Integer musicFolderId) {
        return musicFolderId == null || musicFolderId <= 0 ? viewer : viewer.within(musicFolderId);
    }

    /// @throws LibraryException.Forbidden unless the caller is `userName` or manages users
    public void requireSelfOrAdmin(String userName) {
        if (!user.name().equalsIgnoreCase(userName) && !user.may(Permission.MANAGE_USERS)) {
            throw new LibraryException.Forbidden("%s may not do this for %s".formatted(user.name(), userName));
        }
    }
}
