package io.antiphon.core.job;

import io.antiphon.core.user.User;

/// Begins imports once more that did not get to their end.
interface ImportRepeater {

    /// @throws io.antiphon.core.LibraryException.Conflict when what it reads is not there any more
    void requireRepeatable(String subject);

    /// Returns at once.
    void begin(User user, String subject);
}
