package io.antiphon.subsonic.endpoint;

import io.antiphon.core.user.Permission;
import io.antiphon.core.user.Role;
import io.antiphon.subsonic.mapping.UserMapper;
import io.antiphon.subsonic.parameter.UserParameters.Roles;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a client says of Subsonic's roles, as permissions. A flag that is not said changes nothing. `adminRole` is a rank, too:
/// whoever gets it is a manager at least, and whoever loses it a curator at most; nobody becomes an owner by it.
///
/// @param admin absent when nothing was said
record RoleFlags(@Nullable Boolean admin, Set<Permission> granted, Set<Permission> revoked) {

    /// What a new account may do where nothing is said. `playlistRole` is among it, as playlists are everyone's since 1.8.0.
    static final Set<Permission> UNLESS_SAID = Set.of(Permission.SETTINGS, Permission.STREAM, Permission.PLAYLIST);

    RoleFlags {
        granted = Set.copyOf(granted);
        revoked = Set.copyOf(revoked);
    }

    static RoleFlags of(Roles said) {
        Set<Permission> granted = EnumSet.noneOf(Permission.class);
        Set<Permission> revoked = EnumSet.noneOf(Permission.class);
        sort(said.adminRole(), UserMapper.ADMINISTRATION, granted, revoked);
        sort(said.settingsRole(), Set.of(Permission.SETTINGS), granted, revoked);
        sort(said.streamRole(), Set.of(Permission.STREAM), granted, revoked);
        sort(said.jukeboxRole(), Set.of(Permission.JUKEBOX), granted, revoked);
        sort(said.downloadRole(), Set.of(Permission.DOWNLOAD), granted, revoked);
        sort(said.uploadRole(), Set.of(Permission.UPLOAD), granted, revoked);
        sort(said.playlistRole(), Set.of(Permission.PLAYLIST), granted, revoked);
        sort(said.coverArtRole(), UserMapper.PRESENTATION, granted, revoked);
        sort(said.commentRole(), Set.of(Permission.COMMENT), granted, revoked);
        sort(said.podcastRole(), Set.of(Permission.PODCAST), granted, revoked);
        sort(said.shareRole(), Set.of(Permission.SHARE), granted, revoked);
        sort(said.videoConversionRole(), Set.of(Permission.VIDEO_CONVERSION), granted, revoked);
        return new RoleFlags(said.adminRole(), granted, revoked);
    }

    /// @param present the role so far
    Role role(Role present) {
        if (admin == null) {
            return present;
        }
        if (admin) {
            return Role.MANAGER.isAbove(present) ? Role.MANAGER : present;
        }
        return present.isAbove(Role.CURATOR) ? Role.CURATOR : present;
    }

    private static void sort(@Nullable Boolean flag, Set<Permission> meant, Set<Permission> granted,
            Set<Permission> revoked) {
        if (flag != null) {
            (flag ? granted : revoked).addAll(meant);
        }
    }
}
