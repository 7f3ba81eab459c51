package io.antiphon.core.user;

import java.time.Instant;
import java.util.List;

/// Keeps app-passwords as they are: encrypted.
public interface AppPasswords {

    /// Oldest first.
    List<AppPassword> listAppPasswords(UserId user);

    void addAppPassword(AppPassword appPassword);

    /// Replaces all app-passwords of that name by one.
    void replaceAppPassword(AppPassword appPassword);

    /// Replaces what is encrypted, and nothing else.
    void reseal(String id, byte[] sealed);

    void deleteAppPassword(UserId user, String id);

    /// Kept at most once a minute and app-password.
    void markUsed(String id, Instant at);
}
