package io.antiphon.subsonic.mapping;

import io.antiphon.core.library.MusicFolder;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.user.Permission;
import io.antiphon.subsonic.response.User;
import java.util.List;

/// Accounts.
public final class UserMapper {

    private UserMapper() {}

    /// @param existing the music folders that are configured
    public static User user(io.antiphon.core.user.User user, List<MusicFolder> existing) {
        return new User(user.name(), user.email(), user.scrobblingEnabled(), user.maxBitRate(),
                user.may(Permission.ADMIN), user.may(Permission.SETTINGS),
                user.may(Permission.DOWNLOAD), user.may(Permission.UPLOAD), user.may(Permission.PLAYLIST),
                user.may(Permission.COVER_ART),
                user.may(Permission.COMMENT), user.may(Permission.PODCAST), user.may(Permission.STREAM),
                user.may(Permission.JUKEBOX),
                user.may(Permission.SHARE), user.may(Permission.VIDEO_CONVERSION), user.avatarChangedAt(),
                Viewer.of(user, existing).musicFolders().stream().sorted().toList());
    }
}
