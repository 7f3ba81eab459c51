package io.antiphon.core.playback;

import io.antiphon.core.annotation.Annotations;
import io.antiphon.core.event.Event;
import io.antiphon.core.user.UserId;
import java.util.List;

/// A user has listened to tracks or episodes; each play is told once.
public record TracksPlayed(UserId user, List<Annotations.Play> plays) implements Event {

    public TracksPlayed {
        plays = List.copyOf(plays);
    }
}
