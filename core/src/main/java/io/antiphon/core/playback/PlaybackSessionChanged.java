package io.antiphon.core.playback;

import io.antiphon.core.event.Event;
import io.antiphon.core.user.UserId;

/// What a user plays, or their queue, is not what it was.
///
/// @param version of the session now
public record PlaybackSessionChanged(UserId user, long version) implements Event {}
