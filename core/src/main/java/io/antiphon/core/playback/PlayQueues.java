package io.antiphon.core.playback;

import io.antiphon.core.user.UserId;
import java.util.Optional;

/// Keeps one play queue per user.
public interface PlayQueues {

    Optional<PlayQueue> findPlayQueue(UserId user);

    void savePlayQueue(UserId user, PlayQueue queue);

    void clearPlayQueue(UserId user);
}
