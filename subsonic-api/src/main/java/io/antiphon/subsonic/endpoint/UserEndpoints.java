package io.antiphon.subsonic.endpoint;

import io.antiphon.core.LibraryException;
import io.antiphon.core.library.MusicFolders;
import io.antiphon.core.user.Accounts;
import io.antiphon.core.user.Permission;
import io.antiphon.core.user.Rights;
import io.antiphon.core.user.Role;
import io.antiphon.subsonic.mapping.UserMapper;
import io.antiphon.subsonic.parameter.CommonParameters.ByUserName;
import io.antiphon.subsonic.parameter.Passwords;
import io.antiphon.subsonic.parameter.UserParameters.ChangePassword;
import io.antiphon.subsonic.parameter.UserParameters.CreateUser;
import io.antiphon.subsonic.parameter.UserParameters.UpdateUser;
import io.antiphon.subsonic.response.SubsonicException;
import io.antiphon.subsonic.response.User;
import io.antiphon.subsonic.response.Users;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Accounts. A password set here is the account's app-password for Subsonic, never its login.
final class UserEndpoints implements ChapterEndpoints {
    private static final Set<Integer> BIT_RATES = Set.of(0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256,
            320);

    private final Accounts accounts;
    private final MusicFolders musicFolders;

    UserEndpoints(SubsonicPorts ports) {
        this.accounts = ports.accounts();
        this.musicFolders = ports.musicFolders();
    }

    @Override
    public List<Endpoint<?>> endpoints() {
        return List.of(entry("getUser", "1.3.0").answers("user", User.class, ByUserName.class, this::user),
                entry("getUsers", "1.8.0").needs(Permission.MANAGE_USERS)
                        .answers("users", Users.class,
                                caller -> new Users(accounts.listAccounts().stream().map(this::mapped).toList())),
                entry("createUser", "1.1.0").needs(Permission.MANAGE_USERS).does(CreateUser.class, this::create),
                entry("updateUser", "1.10.1").needs(Permission.MANAGE_USERS).does(UpdateUser.class, this::update),
                entry("deleteUser", "1.3.0").needs(Permission.MANAGE_USERS)
                        .does(ByUserName.class,
                                (caller, asked) -> accounts.deleteAccount(caller.user(), asked.username())),
                entry("changePassword", "1.1.0").needs(Permission.SETTINGS)
                        .does(ChangePassword.class, this::changePassword));
    }

    private static Endpoint.Entry entry(String name, String since) {
        return Endpoint.named(Chapter.USERS, name, since);
    }

    private User user(Caller caller, ByUserName asked) {
        caller.requireSelfOrAdmin(asked.username());
        return accounts.findAccount(asked.username())
                // Apps learn from their own roles what to offer: those that their credential leaves.
                .map(user -> user.id().equals(caller.user().id()) ? caller.scope().narrow(user) : user)
                .map(this::mapped)
                .orElseThrow(() -> new LibraryException.NotFound("User", asked.username()));
    }

    private User mapped(io.antiphon.core.user.User user) {
        return UserMapper.user(user, musicFolders.listMusicFolders());
    }

    private void create(Caller caller, CreateUser asked) {
        RoleFlags flags = RoleFlags.of(asked.roles());
        Set<Permission> permissions = EnumSet.copyOf(RoleFlags.UNLESS_SAID);
        permissions.addAll(flags.granted());
        permissions.removeAll(flags.revoked());
        accounts.createAccount(caller.user(),
                new Accounts.NewAccount(asked.username(), Passwords.plain(asked.password()), asked.email(),
                        Rights.exactly(flags.role(Role.LISTENER), permissions), folders(asked.musicFolderId()), 0));
    }

    private void update(Caller caller, UpdateUser asked) {
        if (asked.maxBitRate() != null && !BIT_RATES.contains(asked.maxBitRate())) {
            throw SubsonicException.badValue("maxBitRate", "one of " + BIT_RATES.stream().sorted().toList(),
                    asked.maxBitRate().toString());
        }
        RoleFlags flags = RoleFlags.of(asked.roles());
        Role role = accounts.findAccount(asked.username())
                .map(user -> flags.role(user.role()))
                .orElseThrow(() -> new LibraryException.NotFound("User", asked.username()));
        String password = asked.password() == null || asked.password().isEmpty() ? null
                : Passwords.plain(asked.password());
        accounts.updateAccount(caller.user(), asked.username(),
                new Accounts.AccountChange(password, asked.email(), role, flags.granted(), flags.revoked(),
                        folders(asked.musicFolderId()), false, asked.maxBitRate(), null));
    }

    private void changePassword(Caller caller, ChangePassword asked) {
        caller.requireSelfOrAdmin(asked.username());
        accounts.setSubsonicPassword(caller.user(), asked.username(), Passwords.plain(asked.password()));
    }

    private @Nullable Set<Integer> folders(List<Integer> ids) {
        for (Integer id : ids) {
            if (musicFolders.findMusicFolder(id).isEmpty()) {
                throw SubsonicException.badValue("musicFolderId", "a music folder", id.toString());
            }
        }
        return ids.isEmpty() ? null : Set.copyOf(ids);
    }
}
