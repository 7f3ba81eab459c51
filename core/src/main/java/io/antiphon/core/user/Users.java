package io.antiphon.core.user;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Keeps accounts. Once there is an owner who is not disabled, there always is one, however many change accounts at once.
public interface Users {

    Optional<User> findUser(UserId id);

    /// Without case.
    Optional<User> findUserNamed(String name);

    /// By name.
    List<User> listUsers();

    /// @param loginHash encoded hash of the login password; absent when the account cannot sign in natively yet
    /// @throws io.antiphon.core.LibraryException.Conflict when the name is taken
    void createUser(User user, @Nullable String loginHash);

    /// Replaces everything but the login and the avatar. Nobody else changes the account between reading and writing.
    ///
    /// @param change of the account as it is; may refuse by throwing, may be called again, and must do nothing else
    /// @return what it is now
    /// @throws io.antiphon.core.LibraryException.NotFound when there is no such account
    /// @throws io.antiphon.core.LibraryException.Conflict when the name is taken or no owner would be left
    User updateUser(UserId id, UnaryOperator<User> change);

    /// Deletes the account with all that is the user's own.
    ///
    /// @param check of the account as it is; may refuse by throwing
    /// @throws io.antiphon.core.LibraryException.NotFound when there is no such account
    /// @throws io.antiphon.core.LibraryException.Conflict when no owner would be left
    void deleteUser(UserId id, Consumer<User> check);

    Optional<String> findLoginHash(UserId id);

    void setLoginHash(UserId id, String loginHash);

    Optional<byte[]> findAvatar(UserId id);

    /// @param image absent to remove it
    void setAvatar(UserId id, byte @Nullable [] image, java.time.Instant at);
}
