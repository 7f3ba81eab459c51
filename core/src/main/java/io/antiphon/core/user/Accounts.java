package io.antiphon.core.user;

import io.antiphon.core.LibraryException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What people do with accounts. Who may call which is checked here once more, so that no protocol can forget it: `actor` must
/// have [Permission#MANAGE_USERS], stand no lower than the account, and grant nothing they have not, except for what concerns
/// their own account. Passwords given here become the app-password named `Subsonic` of that
/// account, never a login password; a login is set elsewhere.
///
/// Every change throws [io.antiphon.core.LibraryException]: `NotFound` for an unknown user, `Forbidden` when the actor may not,
/// `Conflict` when the name is taken or the last owner would be lost, `Invalid` for a name or password that cannot be.
public interface Accounts {
    /// The name of the app-password that the Subsonic protocol sets.
    String SUBSONIC_PASSWORD_NAME = "Subsonic";

    /// Without case.
    Optional<User> findAccount(String name);

    /// By name.
    List<User> listAccounts();

    User createAccount(User actor, NewAccount account);

    User updateAccount(User actor, String name, AccountChange change);

    void deleteAccount(User actor, String name);

    /// Replaces the app-password named `Subsonic`.
    void setSubsonicPassword(User actor, String name, String password);

    /// An account to be made.
    ///
    /// @param password of the app-password named `Subsonic`
    /// @param musicFolders ids of the granted music folders; absent for all that the actor sees
    record NewAccount(String name, String password, @Nullable String email, Rights rights,
            @Nullable Set<Integer> musicFolders,
            int maxBitRate) {

        public NewAccount {
            musicFolders = musicFolders == null ? null : Set.copyOf(musicFolders);
        }

        @Override
        public String toString() {
            return "NewAccount[name=" + name + "]";
        }
    }

    /// What to change; null leaves it as it is.
    ///
    /// @param password of the app-password named `Subsonic`
    /// @param granted permissions to add, after the role is changed
    /// @param revoked permissions to take away
    /// @param allMusicFolders whether to grant all of them, also those added later
    record AccountChange(@Nullable String password, @Nullable String email, @Nullable Role role,
            Set<Permission> granted, Set<Permission> revoked, @Nullable Set<Integer> musicFolders,
            boolean allMusicFolders, @Nullable Integer maxBitRate, @Nullable Boolean disabled) {

        public AccountChange {
            granted = Set.copyOf(granted);
            revoked = Set.copyOf(revoked);
            musicFolders = musicFolders == null ? null : Set.copyOf(musicFolders);
        }

        public AccountChange(@Nullable String password, @Nullable String email, Set<Permission> granted,
                Set<Permission> revoked, @Nullable Set<Integer> musicFolders, @Nullable Integer maxBitRate) {
            this(password, email, null, granted, revoked, musicFolders, false, maxBitRate, null);
        }

        /// The account afterwards. Who may do this is asked elsewhere.
        ///
        /// @throws io.antiphon.core.LibraryException.Conflict when something is taken from an owner, who has everything
        public User applied(User user) {
            Rights rights = role == null ? user.rights() : user.rights().as(role);
            if (rights.role() == Role.OWNER && !revoked.isEmpty()) {
                throw new LibraryException.Conflict(
                        "%s is an owner, who may do everything: change the role first".formatted(user.name()));
            }
            Set<Integer> folders = musicFolders == null ? user.musicFolders() : musicFolders;
            return new User(user.id(), user.name(), email == null ? user.email() : email.isEmpty() ? null : email,
                    rights.with(granted, revoked), allMusicFolders ? null : folders,
                    maxBitRate == null ? user.maxBitRate() : maxBitRate, user.own(),
                    disabled == null ? user.disabled() : disabled, user.createdAt(), user.avatarChangedAt());
        }

        @Override
        public String toString() {
            return "AccountChange[role=" + role + ", granted=" + granted + ", revoked=" + revoked + "]";
        }
    }
}
