package io.antiphon.core.scrobble;

import io.antiphon.core.user.UserId;
import java.util.List;
import java.util.Optional;

/// Keeps people's accounts at services, one for each person and service.
public interface ScrobbleAccounts {

    /// Everybody's, paused ones among them.
    List<ScrobbleAccount> listAll();

    /// By service.
    List<ScrobbleAccount> listOf(UserId user);

    Optional<ScrobbleAccount> find(UserId user, String service);

    /// Adds it, or replaces the one there is; what waits for that one waits for this one.
    void connect(ScrobbleAccount account);

    void change(UserId user, String service, ScrobbleSettings settings);

    /// Holds everything up that is to be sent.
    ///
    /// @param account as it was when it was found not to be allowed; one that was connected since is not held up
    void pause(ScrobbleAccount account, String reason);

    /// With all that waits for it.
    void remove(UserId user, String service);
}
