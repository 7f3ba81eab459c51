package io.antiphon.core.playback;

import io.antiphon.core.user.UserId;
import java.util.function.UnaryOperator;

/// Keeps one playback session per user. When a change returns, it survives the process being killed.
public interface PlaybackSessions {

    /// [PlaybackSession#NONE] when there never was one.
    PlaybackSession of(UserId user);

    /// Makes of the newest state another one, while nobody else does; when a race is lost, `work` is run again. Nothing is written
    /// when it answers what it was given. What it throws leaves everything as it was.
    Change change(UserId user, UnaryOperator<PlaybackSession> work);

    /// What a session was and what became of it.
    record Change(PlaybackSession before, PlaybackSession after) {}
}
