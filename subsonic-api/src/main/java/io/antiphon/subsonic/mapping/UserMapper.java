package io.antiphon.subsonic.mapping;

import io.antiphon.core.library.MusicFolder;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.user.Permission;
import io.antiphon.subsonic.response.User;
import java.util.List;
import java.util.Set;

/// Accounts.
public final class UserMapper {

    /// What `adminRole` stands for. Reading the audit log is beyond it.
    public static final Set<Permission> ADMINISTRATION = Set.of(Permission.MANAGE_USERS, Permission.MANAGE_SERVER);

    /// What `coverArtRole` stands for: "change cover art and tags", as Subsonic says.
    public static final Set<Permission> PRESENTATION = Set.of(Permission.COVER_ART, Permission.EDIT_TAGS);

    private UserMapper() {}

    /// @param existing the music folders that are configured
    public static User user(io.antiphon.core.user.User user, List<MusicFolder> existing) {
        return new User(user.name(), user.email(), user.scrobblingEnabled(), user.maxBitRate(),
                ADMINISTRATION.stream().allMatch(user::may), user.may(Permission.SETTINGS),
                user.may(Permission.DOWNLOAD), user.may(Permission.UPLOAD), user.may(Permission.PLAYLIST),
                PRESENTATION.stream().allMatch(user::may), user.may(Permission.COMMENT), user.may(Permission.PODCAST),
                user.may(Permission.STREAM), user.may(Permission.JUKEBOX), user.may(Permission.SHARE),
                user.may(Permission.VIDEO_CONVERSION), user.avatarChangedAt(),
                Viewer.of(user, existing).shownFolders().stream().sorted().toList());
    }
}
