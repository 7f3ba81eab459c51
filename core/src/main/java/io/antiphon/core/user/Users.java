package io.antiphon.core.user;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Keeps accounts.
public interface Users {

    Optional<User> findUser(UserId id);

    /// Without case.
    Optional<User> findUserNamed(String name);

    /// By name.
    List<User> listUsers();

    /// @param loginHash encoded hash of the login password; absent when the account cannot sign in natively yet
    /// @throws io.antiphon.core.LibraryException.Conflict when the name is taken
    void createUser(User user, @Nullable String loginHash);

    /// Replaces everything but the login and the avatar.
    void updateUser(User user);

    /// Deletes the account with all that is the user's own.
    void deleteUser(UserId id);

    Optional<String> findLoginHash(UserId id);

    void setLoginHash(UserId id, String loginHash);

    Optional<byte[]> findAvatar(UserId id);

    /// @param image absent to remove it
    void setAvatar(UserId id, byte @Nullable [] image, java.time.Instant at);
}
