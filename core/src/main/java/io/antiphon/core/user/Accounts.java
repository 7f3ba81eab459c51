package io.antiphon.core.user;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What people do with accounts. Who may call which is checked here once more, so that no protocol can forget it: `actor` must be
/// an admin, except for what concerns their own account. Passwords given here become the app-password named `Subsonic` of that
/// account, never a login password; a login is set elsewhere.
///
/// Every change throws [io.antiphon.core.LibraryException]: `NotFound` for an unknown user, `Forbidden` when the actor may not,
/// `Conflict` when the name is taken or the last admin would be lost, `Invalid` for a name or password that cannot be.
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
    /// @param musicFolders ids of the granted music folders; absent for all
    record NewAccount(String name, String password, @Nullable String email, Set<Permission> permissions,
            @Nullable Set<Integer> musicFolders,
            int maxBitRate) {

        public NewAccount {
            permissions = Set.copyOf(permissions);
            musicFolders = musicFolders == null ? null : Set.copyOf(musicFolders);
        }

        @Override
        public String toString() {
            return "NewAccount[name=" + name + "]";
        }
    }

    /// What to change; null leaves it as it is.
    ///
    /// @param granted permissions to add
    /// @param revoked permissions to take away
    record AccountChange(@Nullable String password, @Nullable String email, Set<Permission> granted,
            Set<Permission> revoked,
            @Nullable Set<Integer> musicFolders, @Nullable Integer maxBitRate) {

        public AccountChange {
            granted = Set.copyOf(granted);
            revoked = Set.copyOf(revoked);
            musicFolders = musicFolders == null ? null : Set.copyOf(musicFolders);
        }

        @Override
        public String toString() {
            return "AccountChange[granted=" + granted + ", revoked=" + revoked + "]";
        }
    }
}
