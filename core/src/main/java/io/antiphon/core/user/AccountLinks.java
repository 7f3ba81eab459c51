package io.antiphon.core.user;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Keeps links that are open.
public interface AccountLinks {

    void add(AccountLink link);

    Optional<AccountLink> find(String tokenHash);

    /// Those that end first, first.
    List<AccountLink> list();

    /// Ends a link and does what it is for: both or neither, and of several at once only one.
    ///
    /// @param work does nothing but change what is kept, and may be done again from its beginning
    /// @throws io.antiphon.core.LibraryException.NotFound when it was used or revoked before
    <T> T use(AccountLink link, Supplier<T> work);

    void delete(String id);

    void deleteExpired(Instant before);
}
