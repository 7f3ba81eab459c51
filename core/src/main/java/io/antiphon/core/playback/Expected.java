package io.antiphon.core.playback;

import org.jspecify.annotations.Nullable;

/// What a change was thought up for.
///
/// @param version of the session; absent for whichever
/// @param queueVersion of the queue; absent for whichever
public record Expected(@Nullable Long version, @Nullable Long queueVersion) {

    public static final Expected ANY = new Expected(null, null);

    public static Expected session(long version) {
        return new Expected(version, null);
    }

    public static Expected queue(long version) {
        return new Expected(null, version);
    }

    /// @throws SessionMovedOnException when the session is another one by now
    void require(PlaybackSession found) {
        if (version != null && version != found.version()) {
            throw new SessionMovedOnException("The session", version, found.version());
        }
        if (queueVersion != null && queueVersion != found.queueVersion()) {
            throw new SessionMovedOnException("The queue", queueVersion, found.queueVersion());
        }
    }
}
